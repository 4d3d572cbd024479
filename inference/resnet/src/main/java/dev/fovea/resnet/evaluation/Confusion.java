package dev.fovea.resnet.evaluation;

import dev.fovea.resnet.evaluation.Evaluation.LabelFigures;
import dev.fovea.resnet.pictures.Views;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** Counts what was said of what as answers come, and sums it up as an {@link Evaluation}. Not thread-safe. */
final class Confusion {

    private static final int TOP = 5;

    private final List<String> labels;
    private final OptionalInt none;
    private final double threshold;
    private final long[][] counts;
    private final long[] unknown;
    private final CalibrationError calibration = new CalibrationError();
    private long pictures;
    private long wrong;
    private long outsideTop5;
    private long unknownPictures;
    private long wrongWhenKnown;

    /**
     * @param none the place of the label that means "nothing there"
     * @param threshold the probability below which an answer is called unknown
     */
    Confusion(List<String> labels, OptionalInt none, double threshold) {
        this.labels = labels;
        this.none = none;
        this.threshold = threshold;
        this.counts = new long[labels.size()][labels.size()];
        this.unknown = new long[labels.size()];
    }

    /** @param truth the place of the right label */
    void add(int truth, float[] probabilities) {
        Answer answer = Answer.of(probabilities, none);
        boolean right = answer.top() == truth;
        pictures++;
        counts[truth][answer.top()]++;
        calibration.add(answer.probability(), right);
        wrong += right ? 0 : 1;
        outsideTop5 += rank(probabilities, truth) < TOP ? 0 : 1;
        if (!answer.known(threshold)) {
            unknown[truth]++;
            unknownPictures++;
        } else if (!right) {
            wrongWhenKnown++;
        }
    }

    Evaluation evaluation(List<String> packages, Views views, List<String> skipped) {
        return new Evaluation(
                packages,
                views,
                pictures,
                List.copyOf(skipped),
                share(wrong, pictures),
                share(outsideTop5, pictures),
                calibration.value(),
                threshold,
                share(unknownPictures, pictures),
                share(wrongWhenKnown, pictures - unknownPictures),
                figures(),
                counts);
    }

    private List<LabelFigures> figures() {
        List<LabelFigures> figures = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            int label = i;
            long shown = Arrays.stream(counts[label]).sum();
            long said = Arrays.stream(counts).mapToLong(row -> row[label]).sum();
            long right = counts[label][label];
            figures.add(new LabelFigures(
                    labels.get(label), shown, share(right, shown), share(right, said), share(unknown[label], shown)));
        }
        return figures;
    }

    private static int rank(float[] probabilities, int label) {
        int rank = 0;
        for (float probability : probabilities) {
            if (probability > probabilities[label]) {
                rank++;
            }
        }
        return rank;
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
