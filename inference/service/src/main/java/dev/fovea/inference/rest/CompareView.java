package dev.fovea.inference.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.fovea.inference.compare.Comparison;
import dev.fovea.inference.metrics.Speed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the version on trial does beside the one in use.
 *
 * @param comparisons for each pair of versions that met on the same frames, the last pair first
 * @param speed in this instance, since it began
 */
public record CompareView(ShadowView shadow, List<Comparison> comparisons, Speeds speed) {

    /**
     * How long a frame takes each version; absent where it has classified none.
     *
     * @param live the version in use
     * @param shadow the version on trial
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Speeds(@Nullable Speed live, @Nullable Speed shadow) {}
}
