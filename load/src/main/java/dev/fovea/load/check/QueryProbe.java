package dev.fovea.load.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.load.client.ApiKeyHeader;
import dev.fovea.topics.Json;
import dev.fovea.topics.Reason;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Asks the query service what the checker compares with the topics. */
public final class QueryProbe implements AutoCloseable {

    private static final int PAGE = 100;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
    private final URI base;

    /** @param base such as {@code http://127.0.0.1:8080/} */
    public QueryProbe(URI base) {
        this.base = base;
    }

    /** A camera's account. */
    public AccountView account(String camera) throws IOException, InterruptedException {
        JsonNode account = Json.mapper().readTree(get("v1/cameras/" + camera + "/accounts"));
        return new AccountView(
                account.required("captured").asLong(),
                account.required("published").asLong(),
                account.required("classified").asLong(),
                reasons(account.path("rejected")),
                reasons(account.path("dropped")),
                account.required("inFlight").asLong());
    }

    /** All pages of a camera's detections, then each once more by its cursor. */
    public Walk walk(String camera) throws IOException, InterruptedException {
        List<String> cursors = new ArrayList<>(List.of(""));
        List<List<FrameKey>> pages = new ArrayList<>();
        for (int i = 0; i < cursors.size(); i++) {
            JsonNode page = page(camera, cursors.get(i));
            pages.add(keys(page));
            if (page.hasNonNull("next")) {
                cursors.add(page.get("next").asText());
            }
        }
        List<List<FrameKey>> again = new ArrayList<>();
        for (String cursor : cursors) {
            again.add(keys(page(camera, cursor)));
        }
        return new Walk(camera, pages, again);
    }

    /** A page's or endpoint's text, to look for secrets in. */
    public String text(String path) throws IOException, InterruptedException {
        return get(path);
    }

    private JsonNode page(String camera, String cursor) throws IOException, InterruptedException {
        String next = cursor.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(cursor, UTF_8);
        return Json.mapper().readTree(get("v1/detections?limit=" + PAGE + "&camera=" + camera + next));
    }

    private static List<FrameKey> keys(JsonNode page) {
        List<FrameKey> keys = new ArrayList<>();
        for (JsonNode detection : page.required("detections")) {
            keys.add(new FrameKey(
                    detection.required("camera").asText(),
                    detection.required("epoch").asLong(),
                    detection.required("seq").asLong()));
        }
        return keys;
    }

    private static Map<Reason, Long> reasons(JsonNode counts) {
        Map<Reason, Long> reasons = new EnumMap<>(Reason.class);
        counts.properties()
                .forEach(e -> reasons.put(Reason.of(e.getKey()), e.getValue().asLong()));
        return reasons;
    }

    private String get(String path) throws IOException, InterruptedException {
        HttpRequest request = ApiKeyHeader.addTo(HttpRequest.newBuilder(base.resolve(path)))
                .timeout(Duration.ofSeconds(15))
                .build();
        var response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(base.resolve(path) + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    @Override
    public void close() {
        http.close();
    }
}
