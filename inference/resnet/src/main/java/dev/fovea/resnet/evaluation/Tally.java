package dev.fovea.resnet.evaluation;

import dev.fovea.resnet.evaluation.Evaluation.LabelFigures;
import dev.fovea.resnet.pictures.Views;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** Counts answers as they come and sums them up as an {@link Evaluation}. Not thread-safe. */
final class Tally {

    private static final int TOP = 5;

    private final List<String> labels;
    private final OptionalInt none;
    private final double threshold;
    private final long[][] confusion;
    private final long[] unknown;
    private final Calibration calibration = new Calibration();
    private long pictures;
    private long wrong;
    private long outsideTop5;
    private long unknownPictures;
    private long wrongWhenKnown;

    /**
     * @param none the place of the label that means "nothing there"
     * @param threshold the probability below which an answer is called unknown
     */
    Tally(List<String> labels, OptionalInt none, double threshold) {
        this.labels = labels;
        this.none = none;
        this.threshold = threshold;
        this.confusion = new long[labels.size()][labels.size()];
        this.unknown = new long[labels.size()];
    }

    /** @param truth the place of the right label */
    void add(int truth, float[] probabilities) {
        int said = top(probabilities);
        boolean right = said == truth;
        pictures++;
        confusion[truth][said]++;
        calibration.add(probabilities[said], right);
        wrong += right ? 0 : 1;
        outsideTop5 += rank(probabilities, truth) < TOP ? 0 : 1;
        if (probabilities[said] < threshold || (none.isPresent() && none.getAsInt() == said)) {
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
                calibration.error(),
                threshold,
                share(unknownPictures, pictures),
                share(wrongWhenKnown, pictures - unknownPictures),
                figures(),
                confusion);
    }

    private List<LabelFigures> figures() {
        List<LabelFigures> figures = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            int label = i;
            long shown = Arrays.stream(confusion[label]).sum();
            long said = Arrays.stream(confusion).mapToLong(row -> row[label]).sum();
            long right = confusion[label][label];
            figures.add(new LabelFigures(
                    labels.get(label), shown, share(right, shown), share(right, said), share(unknown[label], shown)));
        }
        return figures;
    }

    static int top(float[] probabilities) {
        int top = 0;
        for (int i = 1; i < probabilities.length; i++) {
            if (probabilities[i] > probabilities[top]) {
                top = i;
            }
        }
        return top;
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
