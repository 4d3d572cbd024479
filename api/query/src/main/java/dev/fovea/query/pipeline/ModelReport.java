package dev.fovea.query.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What inference says of the model in use.
 *
 * @param address asked; absent where none is set
 * @param error why nothing is known; absent where the model is
 * @param model inference's answer to {@code GET /v1/model} as it is; absent where nothing is known
 */
public record ModelReport(
        @Nullable String address,
        @Nullable String error,
        @Nullable JsonNode model) {}
