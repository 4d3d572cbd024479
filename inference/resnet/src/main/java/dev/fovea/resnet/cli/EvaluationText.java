package dev.fovea.resnet.cli;

import dev.fovea.resnet.evaluation.Evaluation;
import dev.fovea.resnet.evaluation.Evaluation.LabelFigures;
import java.io.PrintWriter;
import java.util.Locale;

/** An evaluation as a person reads it. */
final class EvaluationText {

    private EvaluationText() {}

    static void print(Evaluation evaluation, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%s on %d pictures, views %s%n",
                String.join(" + ", evaluation.packages()),
                evaluation.pictures(),
                evaluation.views());
        out.println();
        out.printf(Locale.ROOT, "error                      %6.2f %%%n", 100 * evaluation.error());
        out.printf(Locale.ROOT, "error, five most probable  %6.2f %%%n", 100 * evaluation.top5Error());
        out.printf(Locale.ROOT, "expected calibration error %6.2f %%%n", 100 * evaluation.calibrationError());
        out.printf(
                Locale.ROOT,
                "unknown (below %.2f)       %6.2f %%%n",
                evaluation.threshold(),
                100 * evaluation.unknown());
        out.printf(Locale.ROOT, "error of the rest          %6.2f %%%n", 100 * evaluation.errorWhenKnown());
        out.println();
        out.printf(Locale.ROOT, "%-16s %9s %8s %10s %8s%n", "label", "pictures", "recall", "precision", "unknown");
        for (LabelFigures label : evaluation.labels()) {
            out.printf(
                    Locale.ROOT,
                    "%-16s %9d %6.2f %% %8.2f %% %6.2f %%%n",
                    label.label(),
                    label.pictures(),
                    100 * label.recall(),
                    100 * label.precision(),
                    100 * label.unknown());
        }
        if (!evaluation.skipped().isEmpty()) {
            out.println();
            out.printf(
                    Locale.ROOT,
                    "skipped %d pictures that cannot be decoded:%n",
                    evaluation.skipped().size());
            evaluation.skipped().forEach(name -> out.printf(Locale.ROOT, "  %s%n", name));
        }
    }
}
