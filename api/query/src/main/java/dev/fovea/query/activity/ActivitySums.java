package dev.fovea.query.activity;

import dev.fovea.query.pages.TimeKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Adds up counts by minute. Not thread-safe; one for each answer. */
public final class ActivitySums {

    private static final Comparator<TimeKey> OLDEST_FIRST =
            Comparator.comparingLong(TimeKey::at).thenComparing(TimeKey::camera).thenComparing(TimeKey::label);

    private final long bucket;
    private final Set<String> labels;
    private final TreeMap<TimeKey, Long> buckets = new TreeMap<>(OLDEST_FIRST);

    /**
     * @param bucket whole minutes, at least one
     * @param labels to add up; empty for all
     */
    public ActivitySums(Duration bucket, Set<String> labels) {
        this.bucket = bucket.toMillis() * 1000;
        this.labels = Set.copyOf(labels);
    }

    /** Takes in a minute's count. */
    public void add(TimeKey minute, long count) {
        if (labels.isEmpty() || labels.contains(minute.label())) {
            long start = Math.floorDiv(minute.at(), bucket) * bucket;
            buckets.merge(new TimeKey(minute.camera(), start, 0, 0, minute.label()), count, Long::sum);
        }
    }

    /** Takes in what was added up before, in buckets that lie within one of these. */
    public void add(ActivityBucket part) {
        add(new TimeKey(part.camera(), TimeKey.micros(part.start()), 0, 0, part.label()), part.count());
    }

    /** The histogram, oldest first. */
    public List<ActivityBucket> histogram() {
        return buckets.entrySet().stream()
                .map(entry -> new ActivityBucket(
                        instant(entry.getKey().at()),
                        entry.getKey().camera(),
                        entry.getKey().label(),
                        entry.getValue()))
                .toList();
    }

    /** The labels, most seen first. */
    public List<LabelCount> labels() {
        TreeMap<String, LabelCount> sums = new TreeMap<>();
        buckets.forEach(
                (key, count) -> sums.merge(key.label(), one(key, count), (sum, next) -> sum(sum, key.camera(), next)));
        List<LabelCount> sorted = new ArrayList<>(sums.values());
        sorted.sort(Comparator.comparingLong(LabelCount::count).reversed().thenComparing(LabelCount::label));
        return sorted;
    }

    private static LabelCount one(TimeKey key, long count) {
        TreeMap<String, Long> cameras = new TreeMap<>();
        cameras.put(key.camera(), count);
        return new LabelCount(key.label(), count, instant(key.at()), instant(key.at()), cameras);
    }

    private static LabelCount sum(LabelCount sum, String camera, LabelCount next) {
        sum.cameras().merge(camera, next.count(), Long::sum);
        return new LabelCount(sum.label(), sum.count() + next.count(), sum.first(), next.last(), sum.cameras());
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
