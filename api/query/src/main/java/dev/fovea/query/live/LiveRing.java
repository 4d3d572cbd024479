package dev.fovea.query.live;

import dev.fovea.query.pages.Extent;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The newest events, kept once for all clients: each client only holds the index of its next one, so a slow client
 * costs no memory and is told when it was overtaken. Thread-safe; one thread appends.
 */
public final class LiveRing {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition appended = lock.newCondition();
    private final @Nullable LiveEvent[] events;
    private long end;
    private Extent beginExtent;
    private Extent endExtent;
    private boolean closed;

    /**
     * @param size events kept
     * @param from the place on {@code fovea.detections} at which the first event will be read
     */
    public LiveRing(int size, Extent from) {
        this.events = new LiveEvent[size];
        this.beginExtent = from;
        this.endExtent = from;
    }

    /**
     * The state of the ring at one moment.
     *
     * @param begin index of the oldest event kept
     * @param end index of the next event to come
     * @param before everything that came before the oldest event kept
     * @param upTo everything that came
     */
    public record Snapshot(long begin, long end, Extent before, Extent upTo) {}

    /** What is kept now. */
    public Snapshot snapshot() {
        lock.lock();
        try {
            return new Snapshot(begin(), end, beginExtent, endExtent);
        } finally {
            lock.unlock();
        }
    }

    private long begin() {
        return Math.max(0, end - events.length);
    }

    /** Adds the next event, in place of the oldest where the ring is full. */
    public void append(LiveEvent event) {
        lock.lock();
        try {
            int slot = (int) (end % events.length);
            LiveEvent oldest = events[slot];
            if (oldest != null) {
                beginExtent = beginExtent.with(oldest.partition(), oldest.offset());
            }
            events[slot] = event;
            end++;
            endExtent = endExtent.with(event.partition(), event.offset());
            appended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The event at an index, once it is there.
     *
     * @return null if it did not come in time or the ring was closed
     * @throws OvertakenException if it is no longer kept
     */
    public @Nullable LiveEvent await(long index, Duration atMost) throws OvertakenException, InterruptedException {
        long left = atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (index >= end && !closed && left > 0) {
                left = appended.awaitNanos(left);
            }
            if (index < begin()) {
                throw new OvertakenException(begin() - index);
            }
            return index < end ? events[(int) (index % events.length)] : null;
        } finally {
            lock.unlock();
        }
    }

    /** No more events will come: wakes everyone who waits. */
    public void close() {
        lock.lock();
        try {
            closed = true;
            appended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether no more events will come. */
    public boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** A client's next event has been replaced by newer ones. */
    public static final class OvertakenException extends Exception {

        private static final long serialVersionUID = 1L;

        OvertakenException(long missed) {
            super(missed + " detections came faster than they were read");
        }
    }
}
