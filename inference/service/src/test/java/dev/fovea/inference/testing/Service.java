package dev.fovea.inference.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** The built service in its own process. */
public final class Service implements AutoCloseable {

    private final ChildProcess process;
    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;

    private Service(ChildProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts the service; does not wait.
     *
     * @param output file that gets its log
     * @param settings more of them, by their names
     */
    public static Service start(Path output, String broker, Path models, Map<String, String> settings)
            throws IOException {
        return start(List.of(), output, broker, models, settings);
    }

    /**
     * Starts the service by another command; does not wait.
     *
     * @param wrapper what stands before the service's own command
     */
    public static Service start(
            List<String> wrapper, Path output, String broker, Path models, Map<String, String> settings)
            throws IOException {
        int port = Broker.freePort();
        List<String> arguments = new ArrayList<>(List.of(
                "-Dquarkus.http.port=" + port,
                "-Dkafka.bootstrap.servers=" + broker,
                "-Dfovea.models.directory=" + models,
                "-Dfovea.inference.instance=test"));
        settings.forEach((name, value) -> arguments.add("-D" + name + "=" + value));
        arguments.addAll(List.of("-jar", System.getProperty("fovea.test.app")));
        return new Service(ChildProcess.java(wrapper, output, Map.of(), arguments.toArray(String[]::new)), port);
    }

    /** Waits until it says that it is ready. */
    public Service awaitReady() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(100))
                .failFast("the service ended", () -> !process.isAlive())
                .until(() -> status("/q/health/ready") == 200);
        return this;
    }

    /** Status of a GET; 0 while nobody listens. */
    public int status(String path) throws IOException, InterruptedException {
        try {
            return get(path).statusCode();
        } catch (ConnectException e) {
            return 0;
        }
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).build());
    }

    public HttpResponse<String> post(String path, String type, byte[] body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    /** Posts a body without telling its length. */
    public HttpResponse<String> postChunked(String path, String type, byte[] body)
            throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build());
    }

    /** Puts JSON. */
    public HttpResponse<String> put(String path, String json) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    /** Posts nothing, as a page of this origin would. */
    public HttpResponse<String> postFrom(String path, String origin) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Origin", origin)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
    }

    public HttpResponse<String> delete(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).DELETE().build());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Where it listens, on loopback. */
    public int port() {
        return port;
    }

    public ChildProcess process() {
        return process;
    }

    @Override
    public void close() {
        client.close();
        process.close();
    }
}
