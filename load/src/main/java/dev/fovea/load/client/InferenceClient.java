package dev.fovea.load.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.topics.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The inference service's REST interface to its models as the command line uses it. Thread-safe. */
public final class InferenceClient implements AutoCloseable {

    /** A large network is checked, opened and warmed meanwhile. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
    private final URI base;

    /** @param base such as {@code http://127.0.0.1:8081/} */
    public InferenceClient(URI base) {
        this.base = base;
    }

    /** All packages and which is in use. */
    public JsonNode models() throws InterruptedException {
        return json(send(request("v1/models").GET()));
    }

    /** Takes a version into use, the highest one where none is named; the answer describes it. */
    public JsonNode use(String name, Optional<String> version) throws InterruptedException {
        return json(send(put("v1/model", name, version)));
    }

    /** Goes back to the version that was used before; the answer describes it. */
    public JsonNode back() throws InterruptedException {
        return json(send(request("v1/model/back").POST(BodyPublishers.noBody())));
    }

    /** Puts a version on trial, the highest one where none is named; the answer describes the trial. */
    public JsonNode shadow(String name, Optional<String> version) throws InterruptedException {
        return json(send(put("v1/model/shadow", name, version)));
    }

    /** Ends the trial, if there is one. */
    public void shadowOff() throws InterruptedException {
        var _ = send(request("v1/model/shadow").DELETE());
    }

    /** How the version on trial does beside the one in use. */
    public JsonNode compare() throws InterruptedException {
        return json(send(request("v1/models/compare").GET()));
    }

    /** Removes a version. */
    public void remove(String name, String version) throws InterruptedException {
        var _ = send(request("v1/models/" + name + "/" + version).DELETE());
    }

    private HttpRequest.Builder put(String path, String name, Optional<String> version) {
        Map<String, String> wish =
                version.map(v -> Map.of("name", name, "version", v)).orElse(Map.of("name", name));
        return request(path)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(Json.mapper().valueToTree(wish).toString()));
    }

    private HttpRequest.Builder request(String path) {
        return ApiKeyHeader.addTo(HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws InterruptedException {
        HttpResponse<String> response;
        try {
            response = http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new QueryException(
                    "the inference service at " + base + " does not answer (" + e + "); ./fovea status", e);
        }
        if (response.statusCode() / 100 != 2) {
            throw QueryException.refused(response.statusCode(), response.body());
        }
        return response;
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return Json.mapper().readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new QueryException("the inference service did not answer in JSON", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
