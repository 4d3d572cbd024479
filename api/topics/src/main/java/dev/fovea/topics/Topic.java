package dev.fovea.topics;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/** The topics of Fovea and the settings that its promises rest on. All are keyed by camera id and partitioned alike. */
public enum Topic {
    /** Camera definitions: {@link Camera}; a tombstone removes the camera. */
    CAMERAS("fovea.cameras", Cleanup.COMPACT, Duration.ZERO, -1, 64 << 10),
    /** Pictures with {@link FrameHeaders}. */
    FRAMES("fovea.frames", Cleanup.DELETE, Duration.ofHours(1), 4L << 30, 8 << 20),
    /** {@link Detection}, one a frame. */
    DETECTIONS("fovea.detections", Cleanup.DELETE, Duration.ofHours(24), 4L << 30, 1 << 20),
    /** {@link Detection}s of a model version on trial; no account counts them, and frames may be missing. */
    DETECTIONS_SHADOW("fovea.detections.shadow", Cleanup.DELETE, Duration.ofHours(24), 4L << 30, 1 << 20),
    /** {@link Sighting}. */
    SIGHTINGS("fovea.sightings", Cleanup.DELETE, Duration.ofDays(30), 4L << 30, 64 << 10),
    /**
     * Frames without a detection: the original key, headers and value, with {@link RejectionHeaders}. The value is left
     * out for {@link Reason#STALE} and {@link Reason#REPLAYED}, where the picture is intact at its origin.
     */
    FRAMES_REJECTED("fovea.frames.rejected", Cleanup.DELETE, Duration.ofHours(24), 1L << 30, 8 << 20),
    /** {@link CameraStatus}. */
    CAMERA_STATUS("fovea.camera-status", Cleanup.COMPACT, Duration.ZERO, -1, 64 << 10);

    /** What the broker does with old records. */
    public enum Cleanup {
        COMPACT,
        DELETE
    }

    private final String topic;
    private final Cleanup cleanup;
    private final Duration retention;
    private final long retentionBytes;
    private final int maxMessageBytes;

    Topic(String topic, Cleanup cleanup, Duration retention, long retentionBytes, int maxMessageBytes) {
        this.topic = topic;
        this.cleanup = cleanup;
        this.retention = retention;
        this.retentionBytes = retentionBytes;
        this.maxMessageBytes = maxMessageBytes;
    }

    /** The topic's name on the broker. */
    public String topic() {
        return topic;
    }

    public Cleanup cleanup() {
        return cleanup;
    }

    /** How long records are kept; zero for compacted topics. An operator may choose otherwise. */
    public Duration retention() {
        return retention;
    }

    /** The largest record in bytes that the topic must take. */
    public int maxMessageBytes() {
        return maxMessageBytes;
    }

    /** The settings with which the topic is created, by Kafka's names. */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>(required());
        if (cleanup == Cleanup.DELETE) {
            settings.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()));
            settings.put(TopicConfig.RETENTION_BYTES_CONFIG, Long.toString(retentionBytes));
            settings.put(TopicConfig.SEGMENT_BYTES_CONFIG, Long.toString(256L << 20));
        }
        return settings;
    }

    /** The settings without which a promise breaks: an existing topic that differs is refused. */
    public Map<String, String> required() {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                cleanup == Cleanup.COMPACT ? TopicConfig.CLEANUP_POLICY_COMPACT : TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                Integer.toString(maxMessageBytes));
    }
}
