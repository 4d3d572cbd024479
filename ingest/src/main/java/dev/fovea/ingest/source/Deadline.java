package dev.fovea.ingest.source;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * By when the running call of one capture must have returned. The capture's thread sets it; FFmpeg's callback, the
 * watchdog and whoever cancels the capture read it from other threads.
 */
public final class Deadline {

    private final LongSupplier nanoTime;
    private final Call running = this::end;
    private volatile long at;
    private volatile boolean waiting;
    private volatile boolean cancelled;

    public Deadline() {
        this(System::nanoTime);
    }

    Deadline(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** The running call; closing it says that it returned. */
    public interface Call extends AutoCloseable {
        @Override
        void close();
    }

    /** Begins a call that may take this long, until what this gives is closed. */
    public Call within(Duration limit) {
        begin(limit);
        return running;
    }

    /** Begins a call that may take this long. */
    public void begin(Duration limit) {
        at = nanoTime.getAsLong() + limit.toNanos();
        waiting = true;
    }

    /** The call returned. */
    public void end() {
        waiting = false;
    }

    /** Makes the running call and all later ones return at once. */
    public void cancel() {
        cancelled = true;
    }

    public boolean cancelled() {
        return cancelled;
    }

    /** Whether the running call should give up. */
    public boolean over() {
        return cancelled || overdue(Duration.ZERO);
    }

    /** How long ago the running call should have returned; zero if none runs or it is in time. */
    public Duration overdueBy() {
        long late = waiting ? nanoTime.getAsLong() - at : 0;
        return Duration.ofNanos(Math.max(0, late));
    }

    /** Whether the running call still has not returned this long after its deadline. */
    public boolean overdue(Duration grace) {
        return waiting && nanoTime.getAsLong() - at > grace.toNanos();
    }
}
