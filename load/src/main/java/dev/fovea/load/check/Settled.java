package dev.fovea.load.check;

import dev.fovea.topics.FrameRef;
import dev.fovea.topics.Reason;
import java.util.Optional;

/**
 * What became of a record of {@code fovea.frames}: a record of {@code fovea.detections} or {@code
 * fovea.frames.rejected}.
 *
 * @param topic the record's own topic
 * @param place the record's own place
 * @param frame the place of the frame that it speaks of
 * @param key the frame's name as this record tells it; empty where the original had none
 * @param rejected why there is no detection; empty for a detection
 * @param crc CRC-32 of this record's value, to notice a change
 */
public record Settled(
        String topic, FrameRef place, FrameRef frame, Optional<FrameKey> key, Optional<Reason> rejected, long crc) {

    /** Whether the record it speaks of is a copy of an earlier one, or out of order. */
    boolean isReplay() {
        return rejected.filter(Reason.REPLAYED::equals).isPresent();
    }

    @Override
    public String toString() {
        return topic + " " + place.partition() + "@" + place.offset() + " of frame " + frame.partition() + "@"
                + frame.offset() + " " + key.map(FrameKey::toString).orElse("(no frame)")
                + rejected.map(r -> " rejected=" + r.word()).orElse("");
    }
}
