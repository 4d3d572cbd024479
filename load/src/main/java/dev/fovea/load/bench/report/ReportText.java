package dev.fovea.load.bench.report;

import dev.fovea.load.bench.figures.Figure;
import dev.fovea.load.bench.figures.Machine;
import dev.fovea.load.bench.figures.Measure;
import dev.fovea.load.bench.figures.Report;
import dev.fovea.load.bench.figures.Series;
import dev.fovea.load.cli.Table;
import java.util.Locale;

/** A report as a person reads it on a terminal. */
public final class ReportText {

    private ReportText() {}

    /** The machine, one row for each ratio, the numbers beside them, the notes. */
    public static String of(Report report) {
        StringBuilder text = new StringBuilder();
        text.append("bench ").append(report.bench()).append(", ").append(report.at());
        text.append(System.lineSeparator()).append(machine(report.machine()));
        text.append(System.lineSeparator()).append(System.lineSeparator());
        if (!report.figures().isEmpty()) {
            text.append(figures(report)).append(System.lineSeparator());
        }
        if (!report.measures().isEmpty()) {
            text.append(measures(report)).append(System.lineSeparator());
        }
        report.notes().forEach(note -> text.append("  ").append(note).append(System.lineSeparator()));
        return text.toString();
    }

    private static String machine(Machine machine) {
        return String.format(
                Locale.ROOT,
                "%s (%s), %d cores, %.1f GiB, %s, %s, load %.1f",
                machine.cpu(),
                String.join(" ", machine.flags()),
                machine.cores(),
                machine.memoryBytes() / (double) (1L << 30),
                machine.jdk(),
                machine.os(),
                machine.load());
    }

    private static String figures(Report report) {
        Table table = new Table("figure", "ours", "theirs", "unit", "ratio", "±", "goal", "");
        for (Figure figure : report.figures()) {
            table.row(
                    figure.name(),
                    number(figure.ours()),
                    number(figure.theirs()),
                    figure.unit(),
                    ratio(figure.ratio().median()),
                    ratio(figure.ratio().spread()),
                    goal(figure),
                    figure.meaning());
        }
        return table.toString();
    }

    private static String goal(Figure figure) {
        Double goal = figure.goal();
        if (goal == null) {
            return "";
        }
        return switch (figure.better()) {
                    case HIGHER -> "≥ ";
                    case LOWER -> "≤ ";
                }
                + ratio(goal)
                + (figure.reachesGoal() ? "" : " missed");
    }

    private static String measures(Report report) {
        Table table = new Table("beside", "", "");
        for (Measure measure : report.measures()) {
            table.row(measure.name(), number(measure.value()), measure.unit());
        }
        return table.toString();
    }

    private static String number(Series series) {
        return number(series.median());
    }

    /** About four digits. */
    private static String number(double value) {
        double size = Math.abs(value);
        String format = size >= 1000 ? "%.0f" : size >= 100 ? "%.1f" : size >= 10 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, format, value);
    }

    private static String ratio(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
