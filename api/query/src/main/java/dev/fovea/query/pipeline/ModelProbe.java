package dev.fovea.query.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.query.config.QuerySettings;
import dev.fovea.topics.Json;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Asks inference which model is in use, on what device and why. Thread-safe; what cannot be told is said, not thrown. */
@Singleton
public class ModelProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Optional<URI> address;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    ModelProbe(QuerySettings settings) {
        this.address = settings.query().inferenceUrl();
    }

    /** The model now. */
    public ModelReport report() throws InterruptedException {
        if (address.isEmpty()) {
            return new ModelReport(
                    null,
                    "this service does not know where inference is; set fovea.query.inference-url, for example"
                            + " http://127.0.0.1:8081",
                    null);
        }
        String asked = address.get().toString();
        HttpRequest request = HttpRequest.newBuilder(address.get().resolve("/v1/model"))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .build();
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            JsonNode body = Json.mapper().readTree(response.body());
            return response.statusCode() == 200
                    ? new ModelReport(asked, null, body)
                    : new ModelReport(
                            asked,
                            "inference answers " + response.statusCode() + ": "
                                    + body.path("detail").asText(),
                            null);
        } catch (IOException e) {
            return new ModelReport(asked, "inference does not answer at " + asked + " (" + e + "); is it up?", null);
        }
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }
}
