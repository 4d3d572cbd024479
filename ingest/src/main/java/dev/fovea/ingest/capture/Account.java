package dev.fovea.ingest.capture;

import dev.fovea.topics.CameraStatus;
import dev.fovea.topics.Counts;
import dev.fovea.topics.Reason;
import java.util.EnumMap;
import java.util.Map;

/**
 * What became of one camera's frames: captured = published + dropped(reason) + in flight, at every moment. Gives out
 * epochs and seqs. Thread-safe.
 */
public final class Account {

    /**
     * The account at one moment.
     *
     * @param epoch of the running or last capture; 0 before the first
     * @param lastSeq highest seq given in that epoch; −1 before the first frame
     */
    public record Standing(long epoch, long lastSeq, Counts counts) {

        /** An account that has not begun. */
        public static final Standing NONE = new Standing(0, -1, Counts.NONE);

        /** The account as a status tells it. */
        public static Standing of(CameraStatus status) {
            return new Standing(status.epoch(), status.lastSeq(), status.counts());
        }

        /** Frames captured of which it is not yet known what becomes of them. */
        public long inFlight() {
            return counts.captured() - counts.published() - counts.droppedTotal();
        }
    }

    private long epoch;
    private long lastSeq;
    private long captured;
    private long published;
    private final Map<Reason, Long> dropped = new EnumMap<>(Reason.class);

    /** Goes on from where an account stood; nothing of that is in flight any more. */
    public Account(Standing last) {
        epoch = last.epoch();
        lastSeq = last.lastSeq();
        captured = last.counts().captured();
        published = last.counts().published();
        dropped.putAll(last.counts().dropped());
    }

    /** A capture starts: its epoch, greater than any before. */
    public synchronized long beginEpoch() {
        lastSeq = -1;
        return ++epoch;
    }

    /** A frame is captured: its seq. */
    public synchronized long capture() {
        captured++;
        return ++lastSeq;
    }

    /** The broker has acknowledged a frame. */
    public synchronized void published() {
        published++;
    }

    /** A captured frame will not be published. */
    public synchronized void dropped(Reason reason) {
        dropped.merge(reason, 1L, Long::sum);
    }

    public synchronized Standing standing() {
        return new Standing(epoch, lastSeq, new Counts(captured, published, dropped));
    }

    public synchronized long droppedFor(Reason reason) {
        return dropped.getOrDefault(reason, 0L);
    }
}
