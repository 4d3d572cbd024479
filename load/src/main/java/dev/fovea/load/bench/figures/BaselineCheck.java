package dev.fovea.load.bench.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Says of each ratio whether it has worsened by more than its noise: the spread that was accepted and the spread of the
 * run together, and never less than {@value #FLOOR} of the accepted ratio, since two quiet runs differ by that much.
 */
public final class BaselineCheck {

    /** The least noise that is believed, as a share of the accepted ratio. */
    public static final double FLOOR = 0.03;

    private BaselineCheck() {}

    /**
     * Compares a run with the accepted figures of its benchmark.
     *
     * @return first a verdict for each accepted figure, then one for each further figure of the report
     */
    public static List<Verdict> compare(Baseline baseline, Report report) {
        Optional<Baseline.Run> accepted = baseline.run(report.bench());
        List<Verdict> verdicts = new ArrayList<>();
        accepted.ifPresent(run -> run.figures().forEach(figure -> verdicts.add(compare(figure, report))));
        for (Figure figure : report.figures()) {
            if (accepted.flatMap(run -> run.figure(figure.name())).isEmpty()) {
                String text = String.format(
                        Locale.ROOT,
                        "measured %.3f ± %.3f, no accepted figure",
                        figure.ratio().median(),
                        spread(figure));
                verdicts.add(new Verdict(figure.name(), Verdict.Kind.NEW, text));
            }
        }
        return verdicts;
    }

    private static Verdict compare(Baseline.Accepted accepted, Report report) {
        return report.figures().stream()
                .filter(f -> f.name().equals(accepted.name()))
                .findFirst()
                .map(found -> compare(accepted, found))
                .orElseGet(() -> new Verdict(
                        accepted.name(),
                        Verdict.Kind.MISSING,
                        String.format(
                                Locale.ROOT,
                                "accepted %.3f ± %.3f, not measured in this run",
                                accepted.ratio(),
                                accepted.noise())));
    }

    private static Verdict compare(Baseline.Accepted accepted, Figure found) {
        double noise = Math.max(accepted.noise() + spread(found), FLOOR * Math.abs(accepted.ratio()));
        double worse =
                accepted.better().worsening(accepted.ratio(), found.ratio().median());
        Verdict.Kind kind =
                worse > noise ? Verdict.Kind.WORSE : worse < -noise ? Verdict.Kind.BETTER : Verdict.Kind.SAME;
        return new Verdict(
                accepted.name(),
                kind,
                String.format(
                        Locale.ROOT,
                        "accepted %.3f, measured %.3f, noise ± %.3f (%s is better)",
                        accepted.ratio(),
                        found.ratio().median(),
                        noise,
                        accepted.better().name().toLowerCase(Locale.ROOT)));
    }

    private static double spread(Figure figure) {
        return figure.ratio().spread();
    }
}
