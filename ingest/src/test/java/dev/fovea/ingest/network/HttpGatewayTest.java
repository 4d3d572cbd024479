package dev.fovea.ingest.network;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.fovea.topics.policy.AddressPolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpGatewayTest {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final HttpServer camera = server();

    @BeforeEach
    void start() {
        camera.createContext("/", exchange -> {
            byte[] body = (exchange.getRequestURI() + " "
                            + exchange.getRequestHeaders().getFirst("X-Tag"))
                    .getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        camera.start();
    }

    @AfterEach
    void stop() {
        camera.stop(0);
    }

    @Test
    void shouldForwardARequestToAnAllowedCamera() throws Exception {
        HttpResponse<String> answer = get("127.0.0.1", "/stream/a%20b?x=1");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("/stream/a%20b?x=1 kept");
    }

    @Test
    void shouldRefuseARequestThatThePolicyForbidsAndSayWhy() throws Exception {
        HttpResponse<String> answer = get("0.0.0.0", "/latest/meta-data");

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).isEmpty();
        assertThat(URLDecoder.decode(
                        answer.headers().firstValue(HttpGateway.REASON).orElseThrow(), UTF_8))
                .contains("not allowed", "loopback");
    }

    @Test
    void shouldForwardNothingButAbsoluteHttpAddresses() throws Exception {
        try (HttpGateway gateway = gateway("127.0.0.1")) {
            for (String request :
                    List.of("CONNECT 127.0.0.1:1 HTTP/1.1", "GET /x HTTP/1.1", "GET file:///etc/passwd HTTP/1.1")) {
                try (Socket client = new Socket(
                        InetAddress.getLoopbackAddress(), gateway.address().getPort())) {
                    client.getOutputStream().write((request + "\r\n\r\n").getBytes(UTF_8));

                    assertThat(client.getInputStream().readAllBytes()).isEmpty();
                }
            }
        }
    }

    private HttpResponse<String> get(String listens, String path) throws IOException, InterruptedException {
        try (HttpGateway gateway = gateway(listens);
                HttpClient client = HttpClient.newBuilder()
                        .proxy(ProxySelector.of(gateway.address()))
                        .build()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(
                                    "http://127.0.0.1:" + camera.getAddress().getPort() + path))
                            .header("X-Tag", "kept")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static HttpGateway gateway(String listens) throws IOException {
        AddressPolicy policy = AddressPolicy.of(Optional.empty(), Optional.empty(), listens);
        return new HttpGateway(new Dialler(policy, Set.of()), false, LIMIT);
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
