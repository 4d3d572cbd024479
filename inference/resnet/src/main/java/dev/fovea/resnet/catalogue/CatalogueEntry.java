package dev.fovea.resnet.catalogue;

import dev.fovea.resnet.packages.InputFormat;
import dev.fovea.resnet.packages.ModelCard;
import dev.fovea.resnet.packages.Normalisation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One network of the catalogue and all that its package needs.
 *
 * @param name of the package
 * @param version of the package
 * @param title for people
 * @param network an ONNX file, float NCHW in, logits out
 * @param labels a list of WordNet synsets, see {@link SynsetLabels}
 * @param input the preprocessing that it was trained with
 * @param labelCount ≥ 2
 * @param threshold the probability below which a region is called unknown, 0 to 1
 * @param maxBatch the most pictures to give the network at once
 * @param accuracy as published
 */
public record CatalogueEntry(
        String name,
        String version,
        String title,
        PinnedFile network,
        PinnedFile labels,
        InputFormat input,
        Normalisation normalisation,
        int labelCount,
        double threshold,
        int maxBatch,
        @Nullable String trainedOn,
        @Nullable String licence,
        @Nullable Map<String, Object> accuracy) {

    /** The card of its package, before the network was looked at. */
    ModelCard card() {
        return new ModelCard(
                name,
                version,
                input,
                normalisation,
                labelCount,
                null,
                null,
                threshold,
                maxBatch,
                Map.of(),
                trainedOn,
                licence,
                accuracy);
    }
}
