package dev.fovea.resnet.packages;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Reads and writes {@link ModelCard} as JSON, turning every fault into a {@link ModelPackageException}. */
final class CardJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private CardJson() {}

    static ModelCard read(Path file, byte[] json) throws ModelPackageException {
        return read(file, json, ModelCard.class);
    }

    static <T> T read(Path file, byte[] json, Class<T> type) throws ModelPackageException {
        try {
            return MAPPER.readerFor(type).readValue(json);
        } catch (JsonMappingException e) {
            if (e.getCause() instanceof Refusal refusal) {
                throw new ModelPackageException(
                        file, refusal.where() + " = " + refusal.found(), refusal.accepted(), refusal);
            }
            throw new ModelPackageException(file, e.getOriginalMessage(), "the fields of a model card", e);
        } catch (IOException e) {
            throw new ModelPackageException(file, "text that is not JSON", "a JSON object", e);
        }
    }

    static byte[] write(Object card) {
        try {
            return (MAPPER.writeValueAsString(card) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a card that cannot be written as JSON: " + card, e);
        }
    }
}
