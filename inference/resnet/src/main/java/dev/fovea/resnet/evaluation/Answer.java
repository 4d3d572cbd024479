package dev.fovea.resnet.evaluation;

import dev.fovea.resnet.packages.LabelFile;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a network makes of one picture, before a threshold decides whether that is said.
 *
 * @param top the place of the most probable label
 * @param probability of it
 * @param nothing whether it is the label that means "nothing there"
 */
public record Answer(int top, double probability, boolean nothing) {

    /**
     * The most probable label of one picture.
     *
     * @param none the place of the label that means "nothing there"
     */
    public static Answer of(float[] probabilities, OptionalInt none) {
        int top = 0;
        for (int i = 1; i < probabilities.length; i++) {
            if (probabilities[i] > probabilities[top]) {
                top = i;
            }
        }
        return new Answer(top, probabilities[top], none.isPresent() && none.getAsInt() == top);
    }

    /** Whether a detection would have a label, by the rule that the service follows. */
    public boolean known(double threshold) {
        return !nothing && probability >= threshold;
    }

    /** The label that a detection would have: this one, or {@link LabelFile#UNKNOWN}. */
    public String said(List<String> labels, double threshold) {
        return known(threshold) ? labels.get(top) : LabelFile.UNKNOWN;
    }
}
