package dev.fovea.resnet.quantisation;

import ai.onnxruntime.OrtException;
import dev.fovea.resnet.evaluation.Ensemble;
import dev.fovea.resnet.evaluation.Evaluation;
import dev.fovea.resnet.evaluation.Evaluator;
import dev.fovea.resnet.evaluation.PictureSet;
import dev.fovea.resnet.evaluation.PictureSetException;
import dev.fovea.resnet.packages.ModelPackage;
import dev.fovea.resnet.pictures.PictureLimits;
import dev.fovea.resnet.pictures.Views;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures what a quantised package has kept of the accuracy of the one it was made of.
 *
 * @param pictures labelled
 * @param split which of them
 * @param least the share of the float32 accuracy that must be kept, 0 to 1
 */
public record AccuracyCheck(PictureSet pictures, String split, double least) {

    private static final double DIGITS = 1e4;

    /**
     * Evaluates both.
     *
     * @return figures for the card of the quantised one
     * @throws AccuracyLostException if too little is kept
     */
    Map<String, Object> measure(ModelPackage original, ModelPackage quantised, int threads)
            throws IOException, OrtException, PictureSetException, AccuracyLostException {
        Evaluation before = evaluate(original, threads);
        Evaluation after = evaluate(quantised, threads);
        double kept = (1 - after.error()) / (1 - before.error());
        if (!(kept >= least)) {
            throw new AccuracyLostException(1 - before.error(), 1 - after.error(), least);
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("data", after.pictures() + " pictures of the split " + split + ", the same for both");
        figures.put("top1", rounded(1 - after.error()));
        figures.put("top5", rounded(1 - after.top5Error()));
        figures.put("expectedCalibrationError", rounded(after.calibrationError()));
        figures.put("belowThreshold", rounded(after.unknown()));
        figures.put("float32Top1", rounded(1 - before.error()));
        figures.put("keptOfFloat32", rounded(kept));
        return figures;
    }

    private Evaluation evaluate(ModelPackage model, int threads) throws IOException, OrtException, PictureSetException {
        try (Ensemble one = new Ensemble(List.of(model), PictureLimits.DEFAULT, Views.SINGLE, threads)) {
            return new Evaluator(one, Views.SINGLE, _ -> {}).evaluate(pictures, split);
        }
    }

    private static double rounded(double value) {
        return Math.round(value * DIGITS) / DIGITS;
    }
}
