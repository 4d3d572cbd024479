package dev.fovea.load.client;

import java.net.http.HttpRequest;
import java.util.Map;

/** Shows the API key of the environment variable {@code FOVEA_API_KEY} to a service that asks who comes. */
public final class ApiKeyHeader {

    private static final String VARIABLE = "FOVEA_API_KEY";

    private ApiKeyHeader() {}

    /** The request with the key, or as it is where there is none. */
    public static HttpRequest.Builder addTo(HttpRequest.Builder request) {
        return addTo(request, System.getenv());
    }

    static HttpRequest.Builder addTo(HttpRequest.Builder request, Map<String, String> environment) {
        String key = environment.getOrDefault(VARIABLE, "").strip();
        return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
    }
}
