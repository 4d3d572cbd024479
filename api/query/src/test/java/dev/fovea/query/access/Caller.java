package dev.fovea.query.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Asks a guarded service as one login or another. */
final class Caller {

    private static final String SOURCE = "{\"source\":\"rtsp://10.0.0.8/gate\"}";
    /** A source that no camera may have, so that none is tried. */
    private static final String METADATA = "{\"source\":\"http://169.254.169.254/\"}";

    private final URI root;
    private final HttpClient http = HttpClient.newHttpClient();

    Caller(URI root) {
        this.root = root;
    }

    /** A request with the key of a login; without any for {@code none}. */
    static RequestSpecification as(String login) {
        RequestSpecification request = given().urlEncodingEnabled(false);
        String key = GuardedProfile.key(login);
        return key == null ? request : request.header("Authorization", "Bearer " + key);
    }

    static void awaitReadiness() {
        Awaitility.setDefaultTimeout(60, TimeUnit.SECONDS);
        Awaitility.await("the service is ready")
                .until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    /** The status of an answer whose body is not waited for: a live stream has no end. A refusal is a problem. */
    int status(String method, String path, @Nullable String key) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://" + root.getAuthority() + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .method(method, body(method, path));
        Optional.ofNullable(key).ifPresent(k -> request.header("Authorization", "Bearer " + k));
        var response = http.send(request.build(), BodyHandlers.ofInputStream());
        response.body().close();
        String type = response.headers().firstValue("Content-Type").orElse("");
        assertThat(response.statusCode() < 400 || type.startsWith("application/problem+json"))
                .as("%s %s answers %s as %s", method, path, response.statusCode(), type)
                .isTrue();
        return response.statusCode();
    }

    private static BodyPublisher body(String method, String path) {
        return method.equals("PUT")
                ? BodyPublishers.ofString(SOURCE)
                : path.equals("/v1/camera-tests") ? BodyPublishers.ofString(METADATA) : BodyPublishers.noBody();
    }
}
