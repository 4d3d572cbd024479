package dev.fovea.ingest.capture;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * The pauses between attempts to open a source: each twice the one before, up to a cap, and each drawn from its upper
 * half, so that cameras which failed together do not come back together.
 *
 * <pre>
 *  first = 1 s, most = 30 s
 *
 *  attempt 1  2    3        4                5                                  6…
 *          x──x────x────────x────────────────x──────────────────────────────────x
 *           ½–1 s 1–2 s   2–4 s           4–8 s                8–16 s              15–30 s
 * </pre>
 *
 * <p>Not thread-safe.
 */
public final class Backoff {

    private final Duration first;
    private final Duration most;
    private final DoubleSupplier random;
    private int attempts;

    /**
     * @param first the longest first pause
     * @param most the longest pause
     * @param random numbers from 0 to below 1
     */
    public Backoff(Duration first, Duration most, DoubleSupplier random) {
        this.first = first;
        this.most = most;
        this.random = random;
    }

    /** The pause after one more failure. */
    public Duration next() {
        double doubled = first.toNanos() * Math.pow(2, attempts++);
        double capped = Math.min(doubled, (double) most.toNanos());
        return Duration.ofNanos((long) (capped * (1 + random.getAsDouble()) / 2));
    }

    /** Failures since the last success. */
    public int attempts() {
        return attempts;
    }

    /** The source works again: the next failure is a first one. */
    public void reset() {
        attempts = 0;
    }
}
