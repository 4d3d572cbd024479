package dev.fovea.query.recent;

import dev.fovea.query.config.QuerySettings;
import dev.fovea.query.frames.PictureReader;
import dev.fovea.query.kafka.BrokerSettings;
import dev.fovea.query.similar.SimilarRegions;
import dev.fovea.topics.Detection;
import dev.fovea.topics.JsonSerde;
import dev.fovea.topics.Topic;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;

/** Follows detections and rejections for everything that this instance keeps in memory alone. Thread-safe. */
@Singleton
public class Recent {

    private static final JsonSerde<Detection> DETECTION = new JsonSerde<>(Detection.class);
    private static final int REJECTIONS = 1000;
    private static final int REJECTIONS_BACK = 250;

    private final RecentRejections rejections = new RecentRejections(REJECTIONS);
    private final StageClock stages;
    private final SimilarRegions similar;
    private final PictureReader pictures;
    private final List<TopicFollower> followers;

    Recent(BrokerSettings broker, SimilarRegions similar, PictureReader pictures, QuerySettings settings, Clock clock) {
        this.stages = new StageClock(clock);
        this.similar = similar;
        this.pictures = pictures;
        this.followers = List.of(
                new TopicFollower(broker, Topic.FRAMES_REJECTED, REJECTIONS_BACK, rejections::take),
                new TopicFollower(broker, Topic.DETECTIONS, replay(settings.similar()), this::detection));
    }

    /** What lies behind is read back for the search alone: the stages are measured on what comes in. */
    private static long replay(QuerySettings.Similar similar) {
        return similar.memory() == 0 ? 0 : similar.replay();
    }

    void start(@Observes StartupEvent event) {
        followers.forEach(TopicFollower::start);
    }

    private void detection(ConsumerRecord<String, byte[]> record) {
        try {
            Detection detection = DETECTION.deserialize(record.topic(), record.value());
            if (detection != null) {
                stages.seen(detection);
                similar.add(detection);
            }
        } catch (SerializationException e) {
            // The topology counts and logs records that nobody can read.
            return;
        }
    }

    /** The newest rejected frames. */
    public RecentRejections rejections() {
        return rejections;
    }

    /** How long the stages of recent frames took. */
    public List<StageTime> stages() throws InterruptedException {
        return stages.measure(pictures);
    }

    @PreDestroy
    void close() {
        followers.forEach(TopicFollower::close);
    }
}
