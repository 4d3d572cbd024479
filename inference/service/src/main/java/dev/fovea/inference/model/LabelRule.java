package dev.fovea.inference.model;

import dev.fovea.topics.ClassifiedRegion;
import dev.fovea.topics.LabelProbability;
import dev.fovea.topics.Region;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the network's output becomes a label: the most probable one, or {@link ClassifiedRegion#UNKNOWN} where its probability
 * is below the package's threshold or it is the package's label for "nothing there". Thread-safe.
 *
 * @param labels in the order of the network's output
 * @param threshold 0 to 1
 * @param none the label that means "nothing there", if there is one
 * @param top how many labels a region lists, ≥ 1
 */
public record LabelRule(
        List<String> labels, double threshold, @Nullable String none, int top) {

    private static final double PRECISION = 1e6;

    public LabelRule {
        labels = List.copyOf(labels);
        if (top < 1) {
            throw new IllegalArgumentException("fovea.inference.top is " + top + "; accepted: 1 or more");
        }
    }

    /**
     * Labels one region; probabilities are rounded to six decimals.
     *
     * @param probabilities row by row, one row of {@code labels.size()} for each picture
     * @param row whose turn it is, from 0
     * @throws IllegalArgumentException if a probability is not a number
     */
    public ClassifiedRegion apply(Region region, float[] probabilities, int row) {
        int[] best = best(probabilities, row * labels.size());
        List<LabelProbability> listed = new ArrayList<>(best.length);
        for (int place : best) {
            double exact = probabilities[row * labels.size() + place];
            listed.add(new LabelProbability(labels.get(place), Math.round(exact * PRECISION) / PRECISION));
        }
        LabelProbability first = listed.getFirst();
        boolean unknown = first.probability() < threshold || first.label().equals(none);
        return new ClassifiedRegion(
                region, unknown ? ClassifiedRegion.UNKNOWN : first.label(), first.probability(), listed);
    }

    /** The places of the greatest probabilities, greatest first; of equal ones the first in the package's order. */
    private int[] best(float[] probabilities, int from) {
        int[] best = new int[Math.min(top, labels.size())];
        int found = 0;
        for (int place = 0; place < labels.size(); place++) {
            float probability = probabilities[from + place];
            if (Float.isNaN(probability)) {
                throw new IllegalArgumentException(
                        "the network's probability of '" + labels.get(place) + "' is not a number");
            }
            int at = found;
            while (at > 0 && probabilities[from + best[at - 1]] < probability) {
                at--;
            }
            if (at < best.length) {
                found = Math.min(found + 1, best.length);
                System.arraycopy(best, at, best, at + 1, found - at - 1);
                best[at] = place;
            }
        }
        return best;
    }
}
