package dev.fovea.resnet.packages;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code model.json} says of a model package: everything that must be known to use the network rightly.
 *
 * @param name lower-case letters, digits, dots, dashes and underscores, up to 64
 * @param version like {@code name}
 * @param labels how many labels the network tells apart, ≥ 2
 * @param embedding how many numbers the output {@code embedding} has; null where there is no such output
 * @param none the label that means "nothing there"; null where the network has none
 * @param threshold the probability below which a region is called unknown, 0 to 1
 * @param maxBatch the most pictures to give the network at once, 1 to 1024
 * @param sha256 the hash in lower-case hexadecimal of each file beside {@code model.json}, by file name
 * @param trainedOn the data it was trained on, in words
 * @param licence of the trained parameters, in words
 * @param accuracy measured figures, freely named
 * @param quantised how its numbers were made smaller; null where it reckons in float32 as it was trained
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ModelCard(
        String name,
        String version,
        InputFormat input,
        Normalisation normalisation,
        int labels,
        @Nullable Integer embedding,
        @Nullable String none,
        double threshold,
        int maxBatch,
        Map<String, String> sha256,
        @Nullable String trainedOn,
        @Nullable String licence,
        @Nullable Map<String, Object> accuracy,
        @Nullable Quantised quantised) {

    private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    /** What {@link #isWord} accepts, in words. */
    public static final String WORD_RULE =
            "a lower-case letter or digit, then up to 63 lower-case letters, digits, dots, dashes or underscores";

    private static final int MAX_BATCH = 1024;

    public ModelCard {
        Refusal.unless(name != null && WORD.matcher(name).matches(), "name", name, WORD_RULE);
        Refusal.unless(version != null && WORD.matcher(version).matches(), "version", version, WORD_RULE);
        Refusal.unless(input != null, "input", input, "an object with width, height and fit");
        Refusal.unless(normalisation != null, "normalisation", normalisation, "an object with mean and std");
        Refusal.unless(labels >= 2, "labels", labels, "2 or more");
        Refusal.unless(embedding == null || embedding >= 1, "embedding", embedding, "1 or more, or absent");
        Refusal.unless(threshold >= 0 && threshold <= 1, "threshold", threshold, "0 to 1");
        Refusal.unless(maxBatch >= 1 && maxBatch <= MAX_BATCH, "maxBatch", maxBatch, "1 to " + MAX_BATCH);
        Refusal.unless(sha256 != null, "sha256", sha256, "the hashes of model.onnx and labels.txt");
        sha256 = Map.copyOf(sha256);
    }

    /** Whether a text may be the name or the version of a package, and so of a folder. */
    public static boolean isWord(String text) {
        return WORD.matcher(text).matches();
    }

    /** A card of a network that reckons in float32. */
    public ModelCard(
            String name,
            String version,
            InputFormat input,
            Normalisation normalisation,
            int labels,
            @Nullable Integer embedding,
            @Nullable String none,
            double threshold,
            int maxBatch,
            Map<String, String> sha256,
            @Nullable String trainedOn,
            @Nullable String licence,
            @Nullable Map<String, Object> accuracy) {
        this(
                name,
                version,
                input,
                normalisation,
                labels,
                embedding,
                none,
                threshold,
                maxBatch,
                sha256,
                trainedOn,
                licence,
                accuracy,
                null);
    }

    /** The same card for a network with these outputs. */
    public ModelCard withOutputs(int labelCount, @Nullable Integer embeddingLength) {
        return new ModelCard(
                name,
                version,
                input,
                normalisation,
                labelCount,
                embeddingLength,
                none,
                threshold,
                maxBatch,
                sha256,
                trainedOn,
                licence,
                accuracy,
                quantised);
    }

    /** The same card after the network was measured. */
    public ModelCard withAccuracy(double newThreshold, Map<String, Object> figures) {
        return new ModelCard(
                name,
                version,
                input,
                normalisation,
                labels,
                embedding,
                none,
                newThreshold,
                maxBatch,
                sha256,
                trainedOn,
                licence,
                figures,
                quantised);
    }

    /** The same card with other hashes. */
    public ModelCard withSha256(Map<String, String> hashes) {
        return new ModelCard(
                name,
                version,
                input,
                normalisation,
                labels,
                embedding,
                none,
                threshold,
                maxBatch,
                hashes,
                trainedOn,
                licence,
                accuracy,
                quantised);
    }

    /** The card of a quantised network made of this one's, with what was measured of it. */
    public ModelCard quantised(String newVersion, Quantised how, @Nullable Map<String, Object> measured) {
        return new ModelCard(
                name,
                newVersion,
                input,
                normalisation,
                labels,
                embedding,
                none,
                threshold,
                maxBatch,
                Map.of(),
                trainedOn,
                licence,
                measured,
                how);
    }
}
