package dev.fovea.load.bench.rig;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Says every ten seconds how far something long is, how fast it goes and how much time is left. Not thread-safe. */
public final class Headway {

    private static final Duration EVERY = Duration.ofSeconds(10);

    private final String what;
    private final long all;
    private final Consumer<String> progress;
    private final LongSupplier nanos;
    private final long start;
    private long told;
    private long done;
    private long advanced;

    /**
     * Begins now.
     *
     * @param what is counted, such as {@code frames classified}
     * @param all how many there will be
     */
    public Headway(String what, long all, Consumer<String> progress) {
        this(what, all, progress, System::nanoTime);
    }

    Headway(String what, long all, Consumer<String> progress, LongSupplier nanos) {
        this.what = what;
        this.all = all;
        this.progress = progress;
        this.nanos = nanos;
        this.start = nanos.getAsLong();
        this.told = start;
        this.advanced = start;
    }

    /**
     * So many are done now.
     *
     * @return how long nothing has been done
     */
    public Duration at(long count) {
        long now = nanos.getAsLong();
        if (count > done) {
            done = count;
            advanced = now;
        }
        if (now - told >= EVERY.toNanos()) {
            told = now;
            progress.accept(line((now - start) / 1e9));
        }
        return Duration.ofNanos(now - advanced);
    }

    private String line(double seconds) {
        String line = String.format(
                Locale.ROOT, "%,d of %,d %s (%d %%), %,.0f/s", done, all, what, 100 * done / all, done / seconds);
        return done == 0
                ? line
                : line + String.format(Locale.ROOT, ", about %s left", left(seconds / done * (all - done)));
    }

    private static String left(double seconds) {
        return seconds < 90 ? Math.round(seconds) + " s" : Math.round(seconds / 60) + " min";
    }
}
