package dev.fovea.resnet.cli;

import dev.fovea.resnet.evaluation.Evaluation;
import dev.fovea.resnet.evaluation.field.CropReport;
import dev.fovea.resnet.evaluation.field.PhotoReport;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was measured, as it stands in a package's card under {@code accuracy}. Stateless. */
final class CardFigures {

    private CardFigures() {}

    /**
     * Figures of a card with those found now in place of old ones; the rest stays.
     *
     * @param old the card's
     * @param data file name of the labelled pictures
     * @param command that measures the same again
     */
    static Map<String, Object> merged(
            @Nullable Map<String, Object> old, Findings findings, String data, String split, String command) {
        Map<String, Object> figures = new LinkedHashMap<>(old == null ? Map.of() : old);
        if (findings.evaluation() != null) {
            Map<String, Object> pictures = new LinkedHashMap<>();
            pictures.put("data", data);
            pictures.put("split", split);
            pictures.put("count", findings.evaluation().pictures());
            figures.put("pictures", pictures);
            figures.putAll(figures(findings.evaluation()));
        }
        if (findings.crops() != null) {
            figures.put("crops", figures(findings.crops()));
        }
        if (findings.photos() != null) {
            figures.put("photos", figures(findings.photos()));
        }
        figures.put("reproduce", command);
        return figures;
    }

    private static Map<String, Object> figures(Evaluation evaluation) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("top1", rounded(1 - evaluation.error()));
        figures.put("top5", rounded(1 - evaluation.top5Error()));
        figures.put("expectedCalibrationError", rounded(evaluation.calibrationError()));
        figures.put("belowThreshold", rounded(evaluation.unknown()));
        figures.put("errorAboveThreshold", rounded(evaluation.errorWhenKnown()));
        Map<String, Object> recall = new LinkedHashMap<>();
        evaluation.labels().stream()
                .filter(label -> label.pictures() > 0)
                .forEach(label -> recall.put(label.label(), rounded(label.recall())));
        figures.put("recall", recall);
        return figures;
    }

    private static Map<String, Object> figures(CropReport report) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("count", report.crops());
        figures.put("emptyTagged", rounded(report.emptyTagged()));
        figures.put("carsNamed", rounded(report.carsNamed()));
        figures.put("said", report.said());
        return figures;
    }

    private static Map<String, Object> figures(PhotoReport report) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("count", report.photos());
        figures.put("right", rounded(report.right()));
        figures.put("unknown", rounded(report.unknown()));
        Map<String, Object> said = new LinkedHashMap<>();
        report.rows().forEach(row -> said.put(row.photo(), row.said()));
        figures.put("said", said);
        return figures;
    }

    private static double rounded(double share) {
        return Math.round(share * 10_000) / 10_000.0;
    }
}
