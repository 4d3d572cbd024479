package dev.fovea.query.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.topics.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One operation of the OpenAPI document.
 *
 * @param method such as {@code GET}
 * @param path with its parameters in braces
 * @param parameters of the path, the query and headers
 * @param fields of the body, by the example's field names; empty where it takes none
 */
public record Operation(String method, String path, List<Parameter> parameters, List<String> fields) {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    /**
     * A parameter.
     *
     * @param in {@code path}, {@code query} or {@code header}
     * @param example a good value, as text
     */
    public record Parameter(String name, String in, boolean isRequired, String example) {}

    /** All operations that a document describes. */
    public static List<Operation> read(String document) {
        List<Operation> operations = new ArrayList<>();
        try {
            JsonNode root = Json.mapper().readTree(document);
            List<String> camera = new ArrayList<>();
            root.at("/components/schemas/Camera/properties").fieldNames().forEachRemaining(camera::add);
            root.path("paths")
                    .properties()
                    .forEach(path -> path.getValue().properties().stream()
                            .filter(operation -> METHODS.contains(operation.getKey()))
                            .forEach(operation -> operations.add(new Operation(
                                    operation.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    parameters(operation.getValue()),
                                    operation.getValue().has("requestBody") ? camera : List.of()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return operations;
    }

    private static List<Parameter> parameters(JsonNode operation) {
        List<Parameter> parameters = new ArrayList<>();
        for (JsonNode parameter : operation.path("parameters")) {
            JsonNode example = parameter.path("example");
            parameters.add(new Parameter(
                    parameter.path("name").asText(),
                    parameter.path("in").asText(),
                    parameter.path("required").asBoolean(),
                    example.isArray() ? example.path(0).asText() : example.asText()));
        }
        return parameters;
    }

    /** The method with the path's parameters left blank. */
    public String shape() {
        return method + " " + path.replaceAll("\\{[^}]*}", "{}");
    }

    /** Whether it is that of a method at a path. */
    boolean is(String otherMethod, String otherPath) {
        return method.equals(otherMethod) && path.equals(otherPath);
    }

    /**
     * The address in which one parameter has a value and the others, where they must be there, their examples.
     *
     * @param encoded percent-encoded
     */
    public String address(Parameter changed, String encoded) {
        String address = path;
        List<String> query = new ArrayList<>();
        for (Parameter parameter : parameters) {
            String value = parameter.equals(changed) ? encoded : encode(parameter.example());
            if (parameter.in().equals("path")) {
                address = address.replace("{" + parameter.name() + "}", value);
            } else if (parameter.in().equals("query") && (parameter.equals(changed) || parameter.isRequired())) {
                query.add(parameter.name() + "=" + value);
            }
        }
        return address + (query.isEmpty() ? "" : query.stream().collect(Collectors.joining("&", "?", "")));
    }

    /** The address with the examples of what must be there. */
    public String address() {
        return address(new Parameter("", "", false, ""), "");
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
