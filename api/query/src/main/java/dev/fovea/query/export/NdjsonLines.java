package dev.fovea.query.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.fovea.topics.Detection;
import dev.fovea.topics.Json;

/** One detection a line, as JSON. */
public final class NdjsonLines implements Lines {

    @Override
    public String mediaType() {
        return "application/x-ndjson";
    }

    @Override
    public String extension() {
        return "ndjson";
    }

    @Override
    public byte[] head() {
        return new byte[0];
    }

    @Override
    public byte[] of(Detection detection) {
        try {
            return (Json.mapper().writeValueAsString(detection) + "\n").getBytes(UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a detection that was read as JSON can be written as JSON", e);
        }
    }
}
