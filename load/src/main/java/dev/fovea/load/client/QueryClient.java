package dev.fovea.load.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.topics.Camera;
import dev.fovea.topics.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The query service's REST interface as the command line uses it. Thread-safe. */
public final class QueryClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
    private final URI base;

    /** @param base such as {@code http://127.0.0.1:8080/} */
    public QueryClient(URI base) {
        this.base = base;
    }

    /** All cameras with their definition and status. */
    public JsonNode cameras() throws InterruptedException {
        return require("v1/cameras");
    }

    /** What became of a camera's frames. */
    public JsonNode account(String camera) throws InterruptedException {
        return require("v1/cameras/" + camera + "/accounts");
    }

    /** A camera's newest detection; empty before the first. */
    public Optional<JsonNode> latest(String camera) throws InterruptedException {
        return find("v1/cameras/" + camera + "/latest");
    }

    /** A camera's definition and status; empty if there is none of this id. */
    public Optional<JsonNode> camera(String camera) throws InterruptedException {
        return find("v1/cameras/" + camera);
    }

    /** Adds a camera or replaces its definition. */
    public void put(Camera camera) throws InterruptedException {
        String body;
        try {
            body = Json.mapper().writeValueAsString(camera);
        } catch (JsonProcessingException e) {
            throw new QueryException("camera " + camera.id() + " cannot be written as JSON", e);
        }
        HttpRequest request = request("v1/cameras/" + camera.id())
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body))
                .timeout(PATIENCE)
                .build();
        requireSuccess(send(request));
    }

    /** Removes a camera; false if there was none of this id. */
    public boolean delete(String camera) throws InterruptedException {
        HttpResponse<String> response =
                send(request("v1/cameras/" + camera).DELETE().timeout(PATIENCE).build());
        if (response.statusCode() == 404) {
            return false;
        }
        requireSuccess(response);
        return true;
    }

    /**
     * Follows the live detections until the server ends the stream or the thread is interrupted.
     *
     * @param camera only this one, or empty for all
     * @param event told of each detection, as JSON text
     * @throws QueryException if the server refuses or cuts the stream off, with its reason
     */
    public void follow(Optional<String> camera, Consumer<String> event) throws InterruptedException {
        String path = "v1/stream" + camera.map(c -> "?camera=" + c).orElse("");
        HttpRequest request =
                request(path).header("Accept", "text/event-stream").build();
        try {
            HttpResponse<Stream<String>> response = http.send(request, BodyHandlers.ofLines());
            try (Stream<String> lines = response.body()) {
                if (response.statusCode() != 200) {
                    throw QueryException.refused(response.statusCode(), String.join("\n", lines.toList()));
                }
                new EventReader(event).read(lines);
            }
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private JsonNode require(String path) throws InterruptedException {
        return find(path).orElseThrow(() -> new QueryException("there is no " + base.resolve(path)));
    }

    private Optional<JsonNode> find(String path) throws InterruptedException {
        HttpResponse<String> response =
                send(request(path).GET().timeout(PATIENCE).build());
        if (response.statusCode() == 404) {
            return Optional.empty();
        }
        requireSuccess(response);
        try {
            return Optional.of(Json.mapper().readTree(response.body()));
        } catch (JsonProcessingException e) {
            throw new QueryException(base.resolve(path) + " did not answer in JSON", e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path));
    }

    private HttpResponse<String> send(HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private QueryException unreachable(IOException e) {
        return new QueryException("the query service at " + base + " does not answer (" + e + "); ./fovea status", e);
    }

    private static void requireSuccess(HttpResponse<String> response) {
        if (response.statusCode() / 100 != 2) {
            throw QueryException.refused(response.statusCode(), response.body());
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
