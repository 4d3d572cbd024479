package dev.fovea.topics;

import java.util.List;

/**
 * A region and what the network says of it.
 *
 * @param region where, in the frame's pixels
 * @param label the first of {@code top}, or {@link #UNKNOWN} where the network is not sure enough (the model package
 *     names the probability) or says that there is nothing
 * @param probability of the first of {@code top}, 0 to 1
 * @param top the labels with the highest probabilities, highest first, at least one
 */
public record ClassifiedRegion(Region region, String label, double probability, List<LabelProbability> top) {

    /** The label of a region in which the network recognises nothing. */
    public static final String UNKNOWN = "unknown";

    public ClassifiedRegion {
        top = List.copyOf(top);
    }
}
