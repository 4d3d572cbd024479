package dev.fovea.load.bench.memory;

import dev.fovea.load.bench.figures.Better;
import dev.fovea.load.bench.figures.Curve;
import dev.fovea.load.bench.figures.Figure;
import dev.fovea.load.bench.figures.ReportBuilder;
import dev.fovea.load.cluster.Slope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What a process took over its run. The first quarter is its warm-up; the second is what the last is compared with.
 *
 * @param name of the process
 * @param samples evenly over the frames, a multiple of four
 * @param liveBefore of the heap after the warm-up, MiB
 * @param liveAfter of the heap at the end, MiB
 */
record Trend(String name, List<Sample> samples, double liveBefore, double liveAfter) {

    private static final double GOAL = 1.02;
    private static final double LIVE_GOAL =
            1.10; // A heap of some tens of MiB, in which caches and buffers come and go.
    private static final double PER_FRAMES = 10_000;

    Trend {
        samples = List.copyOf(samples);
    }

    /** Adds ratios, slopes and the curve. */
    void report(ReportBuilder report) {
        flat("RSS", "MiB", Sample::rss, report);
        flat("RSS without heap", "MiB", Sample::outside, report);
        report.figure(Figure.of(
                name + " live heap",
                "after a full collection: at the end ÷ after the warm-up",
                "MiB",
                Better.LOWER,
                LIVE_GOAL,
                List.of(liveAfter),
                List.of(liveBefore)));
        flat("descriptors", "open", Sample::descriptors, report);
        flat("threads", "threads", Sample::threads, report);
        report.curve(curve());
    }

    private void flat(String what, String unit, ToDoubleFunction<Sample> value, ReportBuilder report) {
        report.figure(Figure.of(
                name + " " + what,
                "last quarter of the frames ÷ second quarter",
                unit,
                Better.LOWER,
                GOAL,
                values(quarter(4), value),
                values(quarter(2), value)));
        report.measure(name + " " + what + " slope", unit + " per 10,000 frames", slope(value));
    }

    /** By how much it grew with each 10,000 frames after the warm-up. */
    double slope(ToDoubleFunction<Sample> value) {
        return PER_FRAMES * Slope.of(samples.subList(samples.size() / 4, samples.size()), Sample::frames, value);
    }

    private List<Sample> quarter(int number) {
        int length = samples.size() / 4;
        return samples.subList((number - 1) * length, number * length);
    }

    private Curve curve() {
        Map<String, List<Double>> lines = new LinkedHashMap<>();
        lines.put("RSS", values(samples, Sample::rss));
        lines.put("RSS without heap", values(samples, Sample::outside));
        lines.put("descriptors", values(samples, Sample::descriptors));
        lines.put("threads", values(samples, Sample::threads));
        return new Curve("What " + name + " takes", "frames", "MiB, or number", values(samples, Sample::frames), lines);
    }

    private static List<Double> values(List<Sample> some, ToDoubleFunction<Sample> value) {
        return some.stream().map(value::applyAsDouble).toList();
    }
}
