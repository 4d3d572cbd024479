package dev.fovea.load.bench.figures;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The last accepted figures.
 *
 * @param runs one for each benchmark, by name
 */
public record Baseline(List<Run> runs) {

    /** No figure accepted yet. */
    public static final Baseline NONE = new Baseline(List.of());

    /**
     * The accepted figures of one benchmark.
     *
     * @param at when they were measured
     * @param command that measured them
     * @param machine on which
     */
    public record Run(String bench, Instant at, String command, Machine machine, List<Accepted> figures) {
        public Run {
            figures = List.copyOf(figures);
        }

        /** The figure of that name, if there was one. */
        public Optional<Accepted> figure(String name) {
            return figures.stream().filter(f -> f.name().equals(name)).findFirst();
        }
    }

    /**
     * One accepted ratio.
     *
     * @param ratio the median
     * @param noise how far it may be off, in the ratio's own unit
     * @param pairs from how many pairs of measurements
     */
    public record Accepted(String name, String meaning, Better better, double ratio, double noise, int pairs) {}

    public Baseline {
        runs = List.copyOf(runs);
    }

    /** The accepted run of a benchmark, if there is one. */
    public Optional<Run> run(String bench) {
        return runs.stream().filter(r -> r.bench().equals(bench)).findFirst();
    }

    /** This with a report's figures in place of those of the same benchmark. */
    public Baseline accept(Report report) {
        List<Run> next = new ArrayList<>(runs);
        next.removeIf(r -> r.bench().equals(report.bench()));
        next.add(new Run(
                report.bench(),
                report.at(),
                report.command(),
                report.machine(),
                report.figures().stream().map(Baseline::accepted).toList()));
        next.sort(Comparator.comparing(Run::bench));
        return new Baseline(next);
    }

    private static Accepted accepted(Figure figure) {
        return new Accepted(
                figure.name(),
                figure.meaning(),
                figure.better(),
                figure.ratio().median(),
                figure.ratio().spread(),
                figure.ratio().values().size());
    }
}
