package dev.fovea.ingest.source;

import java.time.Duration;

/** Holds a recorded source back to its own speed. Used by one thread. */
final class Pace {

    private final boolean holdsBack;
    private boolean started;
    private long startNanos;

    /** Holds back, or lets everything through at once. */
    Pace(boolean holdsBack) {
        this.holdsBack = holdsBack;
    }

    /**
     * Returns when the picture's time has come; the first picture's has.
     *
     * @param micros the picture's time since the source's first picture
     */
    void await(long micros) throws InterruptedException {
        if (!holdsBack) {
            return;
        }
        if (!started) {
            started = true;
            startNanos = System.nanoTime() - micros * 1000;
        }
        long left = startNanos + micros * 1000 - System.nanoTime();
        if (left > 0) {
            Thread.sleep(Duration.ofNanos(left));
        }
    }
}
