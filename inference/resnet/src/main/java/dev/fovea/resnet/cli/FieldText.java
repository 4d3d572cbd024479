package dev.fovea.resnet.cli;

import dev.fovea.resnet.evaluation.field.CropReport;
import dev.fovea.resnet.evaluation.field.PhotoReport;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What was said of regions and photos, as a person reads it. */
final class FieldText {

    private static final double MOST_EMPTY_TAGGED = 0.05;
    private static final double LEAST_CARS_NAMED = 0.85;

    private FieldText() {}

    static void print(CropReport report, PrintWriter out) {
        out.printf(Locale.ROOT, "%d regions of clips, threshold %.2f%n%n", report.crops(), report.threshold());
        out.printf(
                Locale.ROOT,
                "empty regions with a tag            %6.2f %%  (goal: at most %.0f %%)%n",
                100 * report.emptyTagged(),
                100 * MOST_EMPTY_TAGGED);
        out.printf(
                Locale.ROOT,
                "whole cars called automobile, truck %6.2f %%  (goal: at least %.0f %%)%n%n",
                100 * report.carsNamed(),
                100 * LEAST_CARS_NAMED);
        report.said().forEach((shows, said) -> out.printf("%-12s %s%n", shows, counts(said)));
        out.printf("%n%-10s %14s %12s%n", "threshold", "empty tagged", "cars named");
        report.thresholds()
                .forEach(at -> out.printf(
                        Locale.ROOT,
                        "%-10.2f %12.2f %% %10.2f %%%n",
                        at.threshold(),
                        100 * at.emptyTagged(),
                        100 * at.carsNamed()));
    }

    private static String counts(Map<String, Long> said) {
        return said.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    static void print(PhotoReport report, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%d photos: %.0f %% right, %.0f %% unknown%n%n%-28s %-12s %-12s %s%n",
                report.photos(),
                100 * report.right(),
                100 * report.unknown(),
                "photo",
                "shows",
                "said",
                "most probable");
        report.rows()
                .forEach(row -> out.printf(
                        Locale.ROOT,
                        "%-28s %-12s %-12s %s %.3f%n",
                        row.photo(),
                        row.shows(),
                        row.said(),
                        row.top(),
                        row.probability()));
    }
}
