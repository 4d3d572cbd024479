package dev.fovea.ingest.it;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The packaged service in a process of its own. */
final class IngestProcess implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path log;
    private final int port;
    private final Process process;

    private IngestProcess(Path log, int port, Process process) {
        this.log = log;
        this.port = port;
        this.process = process;
    }

    /**
     * Starts it without waiting.
     *
     * @param settings system properties
     * @param environment added to this process' environment
     */
    static IngestProcess launch(
            Path folder, String broker, Map<String, String> settings, Map<String, String> environment)
            throws IOException {
        int port = BrokerProcess.freePort();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dquarkus.http.port=" + port,
                "-Dkafka.bootstrap.servers=" + broker,
                "-Dfovea.capture.retry-first=PT0.2S",
                "-Dfovea.capture.retry-most=PT1S"));
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of(
                "-jar", Path.of("target", "quarkus-app", "quarkus-run.jar").toString()));
        Path log = folder.resolve("ingest-" + port + ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return new IngestProcess(log, port, builder.start());
    }

    static IngestProcess start(
            Path folder, String broker, Map<String, String> settings, Map<String, String> environment)
            throws IOException {
        IngestProcess ingest = launch(folder, broker, settings, environment);
        Awaitility.await("ingest is ready")
                .atMost(Duration.ofSeconds(60))
                .failFast("ingest ended early", () -> !ingest.process.isAlive())
                .until(() -> ingest.get("/q/health/ready").contains("\"UP\""));
        return ingest;
    }

    static IngestProcess start(Path folder, String broker) throws IOException {
        return start(folder, broker, Map.of(), Map.of());
    }

    /** The body of an address, or the empty text if nothing listens. */
    String get(String path) throws InterruptedException {
        try {
            return HTTP.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "";
        }
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    /** Asks it to stop as an init system does; the exit status. */
    int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("ingest did not stop within 30 s");
        }
        return process.exitValue();
    }

    int awaitExit(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("ingest did not end within " + limit);
        }
        return process.exitValue();
    }

    /** The processes that it started and that run. */
    List<ProcessHandle> workers() {
        return process.children().toList();
    }

    /** Sends a signal by its name, such as {@code STOP}. */
    void signal(String name) throws IOException, InterruptedException {
        signal(name, process.pid());
    }

    static void signal(String name, long pid) throws IOException, InterruptedException {
        int status = new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("kill -" + name + " ended with " + status);
        }
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        try {
            kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
