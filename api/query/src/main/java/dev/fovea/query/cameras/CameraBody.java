package dev.fovea.query.cameras;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fovea.topics.Camera;
import dev.fovea.topics.InvalidCameraException;
import dev.fovea.topics.Json;
import dev.fovea.topics.Nearest;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reads a camera's definition from a request, strictly: an unknown field is a mistake, not a wish for later. */
public final class CameraBody {

    private static final List<String> FIELDS = Arrays.stream(Camera.class.getRecordComponents())
            .map(java.lang.reflect.RecordComponent::getName)
            .toList();

    private CameraBody() {}

    /**
     * Reads a definition whose id stands in the path.
     *
     * @throws InvalidCameraException naming the field that is wrong and what is accepted; never repeats a source
     */
    public static Camera read(String id, byte[] body) {
        ObjectNode fields = fields(body);
        JsonNode bodyId = fields.get("id");
        if (bodyId != null && !bodyId.asText().equals(id)) {
            throw new InvalidCameraException("id", "differs from the id in the path, '" + id + "'; leave it out");
        }
        for (Iterator<String> names = fields.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!FIELDS.contains(name)) {
                throw new InvalidCameraException(
                        name,
                        "is no field of a camera" + Nearest.hint(name, FIELDS) + "; accepted: "
                                + String.join(", ", FIELDS));
            }
        }
        fields.put("id", id);
        try {
            return Json.mapper().treeToValue(fields, Camera.class);
        } catch (JsonProcessingException e) {
            throw invalid(e);
        }
    }

    private static ObjectNode fields(byte[] body) {
        try {
            if (Json.mapper().readTree(body) instanceof ObjectNode fields) {
                return fields;
            }
        } catch (IOException e) {
            throw new InvalidCameraException("body", "is no JSON; send {\"source\": \"rtsp://host/stream\"}");
        }
        throw new InvalidCameraException("body", "is no JSON object; send {\"source\": \"rtsp://host/stream\"}");
    }

    private static InvalidCameraException invalid(JsonProcessingException e) {
        if (e.getCause() instanceof InvalidCameraException invalid) {
            return invalid;
        }
        String field = e instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(JsonMappingException.Reference::getFieldName)
                        .collect(Collectors.joining("."))
                : "body";
        if (e instanceof InvalidFormatException format && format.getTargetType().isEnum()) {
            return new InvalidCameraException(
                    field,
                    "'" + format.getValue() + "' is not known; accepted: "
                            + Arrays.stream(format.getTargetType().getEnumConstants())
                                    .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                                    .collect(Collectors.joining(", ")));
        }
        if (e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return new InvalidCameraException(
                    field,
                    "cannot be read as "
                            + mismatch.getTargetType().getSimpleName().toLowerCase(Locale.ROOT));
        }
        return new InvalidCameraException(field, "cannot be read");
    }
}
