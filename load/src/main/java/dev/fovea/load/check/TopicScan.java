package dev.fovea.load.check;

import dev.fovea.topics.CameraStatus;
import dev.fovea.topics.JsonSerde;
import dev.fovea.topics.Topic;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;

/**
 * All that lies on Fovea's topics now, looked through for secrets on the way.
 *
 * @param published records of frames
 * @param settled detections, then rejections
 * @param statuses newest of each camera
 * @param leaks secrets in any record of any topic, in key, headers or value
 * @param framesComplete whether no frame was removed by retention
 */
public record TopicScan(
        List<Published> published,
        List<Settled> settled,
        Map<String, CameraStatus> statuses,
        List<Leak> leaks,
        boolean framesComplete) {

    private static final JsonSerde<CameraStatus> STATUSES = new JsonSerde<>(CameraStatus.class);

    /** Reads every topic to its present end. */
    public static TopicScan of(String kafka, Map<String, SentBy> ledgers, SecretSearch secrets) {
        StampFinder stamps = new StampFinder(ledgers);
        List<Published> published = new ArrayList<>();
        List<Settled> settled = new ArrayList<>();
        Map<String, CameraStatus> statuses = new HashMap<>();
        List<Leak> leaks = new ArrayList<>();
        boolean framesComplete = true;
        try (TopicReader reader = new TopicReader(kafka)) {
            for (Topic topic : Topic.values()) {
                boolean complete = reader.read(topic, record -> {
                    leaks.addAll(secrets.search(
                            topic.topic() + " " + record.partition() + "@" + record.offset(), bytes(record)));
                    switch (topic) {
                        case FRAMES -> published.add(Records.frame(record, stamps::find));
                        case DETECTIONS, FRAMES_REJECTED ->
                            Records.settled(record).ifPresent(settled::add);
                        case CAMERA_STATUS -> status(record).ifPresent(status -> statuses.put(status.camera(), status));
                        case CAMERAS, SIGHTINGS, DETECTIONS_SHADOW -> {}
                    }
                });
                framesComplete &= complete || topic != Topic.FRAMES;
            }
        }
        return new TopicScan(published, settled, statuses, leaks, framesComplete);
    }

    /** Empty for a tombstone, and for what somebody else wrote there. */
    private static Optional<CameraStatus> status(ConsumerRecord<byte[], byte[]> record) {
        try {
            return Optional.ofNullable(STATUSES.deserialize(record.topic(), record.value()));
        } catch (SerializationException e) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(ConsumerRecord<byte[], byte[]> record) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        if (record.key() != null) {
            all.writeBytes(record.key());
        }
        for (Header header : record.headers()) {
            all.write('\n');
            if (header.value() != null) {
                all.writeBytes(header.value());
            }
        }
        all.write('\n');
        if (record.value() != null) {
            all.writeBytes(record.value());
        }
        return all.toByteArray();
    }
}
