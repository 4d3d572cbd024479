package dev.fovea.topics;

import java.util.EnumMap;
import java.util.Map;

/**
 * What became of the frames of one camera on their way to {@code fovea.frames}, over all its epochs.
 *
 * @param captured frames that got a seq
 * @param published frames that the broker acknowledged
 * @param dropped frames that were not published, by reason
 */
public record Counts(long captured, long published, Map<Reason, Long> dropped) {

    /** Nothing captured yet. */
    public static final Counts NONE = new Counts(0, 0, Map.of());

    public Counts {
        dropped = dropped.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(dropped));
    }

    /** All dropped frames, whatever the reason. */
    public long droppedTotal() {
        return dropped.values().stream().mapToLong(Long::longValue).sum();
    }
}
