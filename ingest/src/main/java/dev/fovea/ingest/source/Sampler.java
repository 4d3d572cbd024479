package dev.fovea.ingest.source;

/**
 * Chooses which pictures of a source are kept so that at most a given number remain for each second.
 *
 * <p>Pictures are kept on a grid of due times, so that 5 of 12 pictures a second come out as 5, not 4. A picture may
 * come a quarter of an interval early, since cameras that send at just the wanted rate jitter around it. After a gap,
 * or when time runs backwards, the grid starts anew. Not thread-safe.
 */
public final class Sampler {

    private final long interval;
    private final long tolerance;
    private boolean started;
    private long due;

    /** Keeps at most {@code fps} pictures a second, > 0. */
    public Sampler(double fps) {
        interval = Math.max(1, Math.round(1_000_000 / fps));
        tolerance = interval / 4;
    }

    /**
     * Whether the picture is kept.
     *
     * @param micros the picture's time on any one clock, µs
     */
    public boolean keeps(long micros) {
        boolean backwards = micros < due - 2 * interval;
        if (started && !backwards && micros < due - tolerance) {
            return false;
        }
        boolean gap = micros >= due + interval;
        due = (!started || backwards || gap ? micros : due) + interval;
        started = true;
        return true;
    }
}
