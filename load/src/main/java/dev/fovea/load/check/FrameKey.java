package dev.fovea.load.check;

import java.util.Comparator;

/** A frame's name: one camera, one epoch, one seq. Keys of one camera sort in the order of capture. */
public record FrameKey(String camera, long epoch, long seq) implements Comparable<FrameKey> {

    private static final Comparator<FrameKey> ORDER = Comparator.comparing(FrameKey::camera)
            .thenComparingLong(FrameKey::epoch)
            .thenComparingLong(FrameKey::seq);

    @Override
    public int compareTo(FrameKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return "camera=" + camera + " epoch=" + epoch + " seq=" + seq;
    }
}
