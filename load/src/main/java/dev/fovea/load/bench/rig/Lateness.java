package dev.fovea.load.bench.rig;

import dev.fovea.load.bench.figures.ReportBuilder;
import java.time.Duration;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** How late things came: a histogram with three significant digits, from a microsecond to an hour. Thread-safe. */
public final class Lateness {

    private static final long MOST_MICROS = Duration.ofHours(1).toNanos() / 1_000;

    private final Histogram micros = new ConcurrentHistogram(MOST_MICROS, 3);

    /** Counts one; a time outside of the histogram's range is counted at its edge. */
    public void add(Duration late) {
        micros.recordValue(Math.clamp(late.toNanos() / 1_000, 0, MOST_MICROS));
    }

    public long count() {
        return micros.getTotalCount();
    }

    /**
     * What a share of all did not exceed.
     *
     * @param percent 0 to 100
     * @return milliseconds; 0 where there is none
     */
    public double millis(double percent) {
        return micros.getValueAtPercentile(percent) / 1e3;
    }

    /** Adds the median, the 95th and the 99th percentile to a report. */
    public void report(String name, ReportBuilder report) {
        report.measure(name + " p50", "ms", millis(50));
        report.measure(name + " p95", "ms", millis(95));
        report.measure(name + " p99", "ms", millis(99));
    }
}
