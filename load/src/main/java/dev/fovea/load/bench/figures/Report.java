package dev.fovea.load.bench.figures;

import java.time.Instant;
import java.util.List;

/**
 * What one run of one benchmark found.
 *
 * @param bench its name, as in {@code ./fovea bench NAME}
 * @param at when it began
 * @param command that repeats it
 * @param figures ratios; the only part that is compared from run to run
 * @param measures numbers that explain them
 * @param curves for benchmarks that raise a load step by step
 * @param notes what a reader must know: what was left out and why, what disturbed the run
 */
public record Report(
        String bench,
        Instant at,
        String command,
        Machine machine,
        List<Figure> figures,
        List<Measure> measures,
        List<Curve> curves,
        List<String> notes) {

    public Report {
        figures = List.copyOf(figures);
        measures = List.copyOf(measures);
        curves = List.copyOf(curves);
        notes = List.copyOf(notes);
    }
}
