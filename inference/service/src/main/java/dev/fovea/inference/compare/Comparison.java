package dev.fovea.inference.compare;

import dev.fovea.topics.ModelRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far two model versions agree on the frames of which both have a detection.
 *
 * @param live the version whose detections count
 * @param shadow the version on trial
 * @param since when the first of these frames was compared
 * @param frames compared
 * @param regions compared
 * @param agreement the part of the regions for which both give the same label, {@code unknown} included, 0 to 1; absent without
 *     regions
 * @param shift absent without regions
 * @param disagreements the most frequent ones, most frequent first
 */
public record Comparison(
        ModelRef live,
        ModelRef shadow,
        Instant since,
        long frames,
        long regions,
        @Nullable Double agreement,
        @Nullable Shift shift,
        List<Disagreement> disagreements) {

    /**
     * The shadow's probability minus the other's, each of what that version holds most probable. Percentiles are exact to a
     * thousandth.
     *
     * @param mean −1 to 1
     * @param meanAbsolute 0 to 1
     */
    public record Shift(double mean, double meanAbsolute, double p5, double p50, double p95) {}

    /**
     * Two labels for the same regions.
     *
     * @param live what the version in use calls them
     * @param shadow what the version on trial calls them
     * @param regions how many
     */
    public record Disagreement(String live, String shadow, long regions) {}

    public Comparison {
        disagreements = List.copyOf(disagreements);
    }
}
