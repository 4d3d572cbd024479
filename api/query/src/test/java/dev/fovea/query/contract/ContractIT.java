package dev.fovea.query.contract;

import static io.restassured.RestAssured.when;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.query.broker.BrokerResource;
import dev.fovea.query.contract.Operation.Parameter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every parameter and body of the described interface with values that nobody should send. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@Timeout(300)
@SuppressWarnings("NullAway.Init") // The test framework sets the fields before each test.
class ContractIT {

    /** What no answer may hold: the inside of the service. */
    private static final Pattern INSIDE =
            Pattern.compile("\\bat [\\w.$/]+\\(|(java|jakarta|io|org|dev|com)\\.\\w+\\.\\w+");

    @TestHTTPResource("/")
    URI root;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> wrong = new ArrayList<>();
    private int asked;
    private List<Operation> operations;

    @BeforeEach
    void readTheDescription() {
        Awaitility.await("the service is ready")
                .atMost(60, TimeUnit.SECONDS)
                .until(() -> when().get("/q/health/ready").statusCode() == 200);
        operations = Operation.read(when().get("/q/openapi?format=json").asString());
    }

    @Test
    void shouldAnswerItsOwnExamples() throws Exception {
        for (Operation operation : operations) {
            if (operation.fields().isEmpty()) {
                judge(operation.shape(), request(operation, operation.address()));
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(operations).as("operations that are described").hasSizeGreaterThan(20);
    }

    @Test
    void shouldRefuseBadParametersAsProblems() throws Exception {
        for (Operation operation : operations) {
            for (Parameter parameter : operation.parameters()) {
                for (String value : BadValues.encoded()) {
                    if (!parameter.in().equals("header")) {
                        judge(parameter + "=" + value, request(operation, operation.address(parameter, value)));
                    }
                }
            }
            String address = operation.address();
            for (String unknown : List.of("fields=a", "%3Cscript%3E=1", "%00=1", "camera%5B%5D=a")) {
                int status =
                        judge(unknown, request(operation, address + (address.contains("?") ? "&" : "?") + unknown));
                if (status != 400) {
                    wrong.add(operation.shape() + " takes " + unknown);
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(asked).isGreaterThan(1_000);
    }

    @Test
    void shouldRefuseLastIdsThatAreNone() throws Exception {
        for (String id :
                List.of("0", "0-", "-1", "0-1,0-2", "9".repeat(400), "0-9223372036854775808", "<script>", "ü")) {
            judge(
                    "Last-Event-ID: " + id,
                    HttpRequest.newBuilder(root.resolve("/v1/stream")).header("Last-Event-ID", id));
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void shouldRefuseBadBodiesAsProblems() throws Exception {
        for (Operation operation : operations) {
            for (byte[] body : BadValues.bodies(operation.fields())) {
                if (!operation.fields().isEmpty()) {
                    judge(
                            new String(body, 0, Math.min(body.length, 80), ISO_8859_1),
                            HttpRequest.newBuilder(root.resolve(operation.address()))
                                    .header("Content-Type", "application/json")
                                    .method(operation.method(), BodyPublishers.ofByteArray(body)));
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(asked).isGreaterThan(200);
    }

    @Test
    void shouldRefuseOtherMethodsAndTypesAsProblems() throws Exception {
        for (Operation operation : operations) {
            for (String method : List.of("GET", "PUT", "POST", "PATCH", "DELETE", "BREW")) {
                if (operations.stream().noneMatch(other -> other.is(method, operation.path()))) {
                    judge(
                            method,
                            HttpRequest.newBuilder(root.resolve(operation.address()))
                                    .header("Content-Type", "application/xml")
                                    .header("Accept", "application/xml")
                                    .method(method, BodyPublishers.ofString("<a/>")));
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void shouldRefuseWhatIsNoHttp() throws Exception {
        for (String line : List.of(
                "GET /v1/detections?camera=%zz HTTP/1.1",
                "GET /v1/detections?camera=% HTTP/1.1",
                "GET /v1/cameras/%zz HTTP/1.1",
                "GET /v1/cameras/%2e%2e/%2e%2e/q/metrics HTTP/1.1",
                "GET /v1/detections?label=" + "a".repeat(9_000) + " HTTP/1.1",
                "GET http://evil.example/v1/cameras HTTP/1.1",
                "GET /v1/cameras HTTP/9.9",
                "\u0000\u0001\u0002")) {
            String answer = raw(line);
            assertThat(answer)
                    .as(line.substring(0, Math.min(60, line.length())))
                    .doesNotStartWith("HTTP/1.1 5")
                    .doesNotContainPattern(INSIDE);
        }
    }

    private HttpRequest.Builder request(Operation operation, String address) {
        return HttpRequest.newBuilder(root.resolve(address)).method(operation.method(), BodyPublishers.noBody());
    }

    /** The status; a good answer is not read, since a stream has no end. */
    private int judge(String what, HttpRequest.Builder builder) throws IOException, InterruptedException {
        HttpRequest request = builder.timeout(Duration.ofSeconds(30)).build();
        asked++;
        HttpResponse<InputStream> response = send(what, request);
        try (InputStream body = response.body()) {
            int status = response.statusCode();
            String text = status < 400 ? "" : new String(body.readAllBytes(), UTF_8);
            String type = response.headers().firstValue("Content-Type").orElse("");
            if (status >= 500
                    || (status >= 400 && !type.startsWith("application/problem+json"))
                    || INSIDE.matcher(text).find()
                    || response.headers().firstValue("X-Injected").isPresent()) {
                wrong.add(request.method() + " " + request.uri().getRawPath() + " with " + what + ": " + status + " "
                        + type + " " + text);
            }
            return status;
        }
    }

    private HttpResponse<InputStream> send(String what, HttpRequest request) throws IOException, InterruptedException {
        try {
            return http.send(request, BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new IOException(request + " with " + what, e);
        }
    }

    /** Sends a line that no client library would, and reads the whole answer. */
    private String raw(String line) throws IOException {
        try (Socket socket = new Socket(root.getHost(), root.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write((line + "\r\nHost: " + root.getAuthority() + "\r\nConnection: close\r\n\r\n")
                            .getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
