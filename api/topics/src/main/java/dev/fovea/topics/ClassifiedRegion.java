package dev.fovea.topics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A region and what the network says of it.
 *
 * @param region where, in the frame's pixels
 * @param label the first of {@code top}, or {@link #UNKNOWN} where the network is not sure enough (the model package
 *     names the probability) or says that there is nothing
 * @param probability of the first of {@code top}, 0 to 1
 * @param top the labels with the highest probabilities, highest first, at least one
 * @param embedding what the region looks like to the network, see {@link Embedding}; absent where the model package has
 *     no such output. Embeddings of different models cannot be compared
 */
public record ClassifiedRegion(
        Region region,
        String label,
        double probability,
        List<LabelProbability> top,
        @Nullable String embedding) {

    /** The label of a region in which the network recognises nothing. */
    public static final String UNKNOWN = "unknown";

    public ClassifiedRegion {
        top = List.copyOf(top);
    }

    /** A region without an embedding. */
    public ClassifiedRegion(Region region, String label, double probability, List<LabelProbability> top) {
        this(region, label, probability, top, null);
    }

    /** This region with an embedding as {@link Embedding#encode} writes it. */
    public ClassifiedRegion withEmbedding(String encoded) {
        return new ClassifiedRegion(region, label, probability, top, encoded);
    }
}
