package dev.fovea.query.recent;

import dev.fovea.topics.FrameHeaders;
import dev.fovea.topics.FrameRef;
import dev.fovea.topics.MalformedFrameException;
import dev.fovea.topics.Reason;
import dev.fovea.topics.RejectionHeaders;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A published frame that has no detection, and why.
 *
 * @param camera id as written in the record's key; absent where it has none
 * @param rejectedAt when inference gave it up
 * @param reason why there is no detection
 * @param error what was found, in words
 * @param frame where the picture lies, if it is still kept
 * @param epoch of the capture; absent where the frame's headers cannot be read
 * @param seq within the epoch; absent where the frame's headers cannot be read
 * @param capturedAt when it left the camera; absent where the frame's headers cannot be read
 */
public record Rejection(
        @Nullable String camera,
        Instant rejectedAt,
        Reason reason,
        String error,
        FrameRef frame,
        @Nullable Long epoch,
        @Nullable Long seq,
        @Nullable Instant capturedAt) {

    /**
     * Reads a record of {@code fovea.frames.rejected}.
     *
     * @throws MalformedFrameException if the record does not say why it is there
     */
    static Rejection read(ConsumerRecord<String, byte[]> record) throws MalformedFrameException {
        RejectionHeaders why = RejectionHeaders.read(record.headers());
        @Nullable FrameHeaders headers = headers(record);
        return new Rejection(
                record.key(),
                Instant.ofEpochMilli(record.timestamp()),
                why.reason(),
                why.error(),
                new FrameRef(why.origin().partition(), why.offset()),
                headers == null ? null : headers.epoch(),
                headers == null ? null : headers.seq(),
                headers == null ? null : headers.capturedAt());
    }

    /** A frame may have been rejected for the very headers that are missing here. */
    private static @Nullable FrameHeaders headers(ConsumerRecord<String, byte[]> record) {
        try {
            return FrameHeaders.read(record.headers());
        } catch (MalformedFrameException e) {
            return null;
        }
    }
}
