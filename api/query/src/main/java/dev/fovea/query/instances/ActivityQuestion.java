package dev.fovea.query.instances;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import dev.fovea.query.activity.ActivityBucket;
import dev.fovea.query.activity.ActivitySums;
import dev.fovea.query.activity.Minute;
import dev.fovea.query.state.Copy;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * How many regions were seen, by camera, label and time.
 *
 * @param bucket whole minutes, at least one
 * @param cameras ids; empty for all
 * @param labels empty for all
 * @param from earliest time, µs since 1970, taken to the minute
 * @param to latest time, µs since 1970, exclusive, taken to the minute
 */
public record ActivityQuestion(Duration bucket, Set<String> cameras, Set<String> labels, long from, long to)
        implements Question<List<ActivityBucket>> {

    public ActivityQuestion {
        cameras = Set.copyOf(cameras);
        labels = Set.copyOf(labels);
    }

    @Override
    public List<ActivityBucket> answer(List<Copy> copies) {
        // The counts of a minute lie at its beginning: the minute in which 'from' falls counts, as does that of 'to'.
        ActivitySums sums = new ActivitySums(bucket, labels);
        for (Copy copy : copies) {
            for (String camera : copy.cameras()) {
                if (cameras.isEmpty() || cameras.contains(camera)) {
                    copy.activity(camera, Minute.of(from), to == Long.MAX_VALUE ? to : to - 1, sums::add);
                }
            }
        }
        return sums.histogram();
    }

    @Override
    public Route route() {
        return Route.to("activity")
                .with("bucket", bucket)
                .with("camera", cameras)
                .with("label", labels)
                .withTime("from", from)
                .withTime("to", to);
    }

    @Override
    public JavaType type(TypeFactory types) {
        return types.constructCollectionType(List.class, ActivityBucket.class);
    }
}
