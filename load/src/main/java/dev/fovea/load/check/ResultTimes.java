package dev.fovea.load.check;

import dev.fovea.topics.Detection;
import dev.fovea.topics.JsonSerde;
import dev.fovea.topics.ModelRef;
import dev.fovea.topics.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;

/**
 * How long frames took from the camera to their tag.
 *
 * @param delays of each detection that was looked at, the shortest first
 * @param models that made them
 */
public record ResultTimes(List<Duration> delays, Set<ModelRef> models) {

    private static final JsonSerde<Detection> DETECTIONS = new JsonSerde<>(Detection.class);

    public ResultTimes {
        delays = delays.stream().sorted().toList();
        models = Set.copyOf(models);
    }

    /**
     * Reads the detections of frames that were captured in a span of time.
     *
     * @param kafka address of the broker
     * @param cameras whose frames are looked at
     */
    public static ResultTimes between(String kafka, Instant from, Instant to, Predicate<String> cameras) {
        List<Duration> delays = new ArrayList<>();
        Set<ModelRef> models = new HashSet<>();
        try (TopicReader reader = new TopicReader(kafka)) {
            boolean _ = reader.read(
                    Topic.DETECTIONS,
                    record -> detection(record)
                            .filter(d -> cameras.test(d.camera()))
                            .filter(d -> !d.capturedAt().isBefore(from)
                                    && d.capturedAt().isBefore(to))
                            .ifPresent(d -> {
                                delays.add(Duration.between(d.capturedAt(), d.classifiedAt()));
                                models.add(d.model());
                            }));
        }
        return new ResultTimes(delays, models);
    }

    private static Optional<Detection> detection(ConsumerRecord<byte[], byte[]> record) {
        try {
            return Optional.ofNullable(DETECTIONS.deserialize(record.topic(), record.value()));
        } catch (SerializationException e) {
            return Optional.empty(); // Somebody else wrote there.
        }
    }

    /**
     * The delay that a share of all detections did not exceed; zero where there are none.
     *
     * @param share 0 to 1
     */
    public Duration quantile(double share) {
        return delays.isEmpty()
                ? Duration.ZERO
                : delays.get((int) Math.min(delays.size() - 1L, Math.round(share * delays.size())));
    }
}
