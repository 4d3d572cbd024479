package dev.fovea.inference.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The packages of the repository.
 *
 * @param inUse {@code name/version} that classifies frames
 * @param before what was used before, newest first: going back takes the first
 * @param models all of them, by name and then by version
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelList(@Nullable String inUse, List<String> before, List<Entry> models) {

    /**
     * One package, as its card tells; hashes and networks are checked only when it is taken into use.
     *
     * @param problem why the card cannot be read; the other fields are then missing
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(
            String name,
            String version,
            @Nullable Integer labels,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Integer maxBatch,
            @Nullable List<String> members,
            @Nullable String trainedOn,
            @Nullable String licence,
            @Nullable String problem) {}
}
