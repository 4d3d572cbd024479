package dev.fovea.load.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fovea.load.client.QueryClient;
import dev.fovea.load.demo.DemoVideo;
import dev.fovea.load.e2e.LocalFovea;
import dev.fovea.topics.Camera;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What {@code api/query/examples} promises, each program run as its reader would run it. */
class ExamplesIT {

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static LocalFovea fovea;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static QueryClient query;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        fovea = LocalFovea.start(Map.of());
        query = new QueryClient(fovea.query());
        Path demo = DemoVideo.ensure(fovea.home().demo()).toAbsolutePath();
        query.put(Camera.of("demo", demo.toString(), null, null, null, null, null, null, true));
        await().atMost(Duration.ofMinutes(3))
                .until(() -> query.latest("demo")
                        .filter(detection ->
                                detection.at("/regions/0/probability").asDouble() >= 0.5)
                        .isPresent());
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (fovea != null) {
            query.close();
            fovea.stop();
        }
    }

    private static String address() {
        return "http://127.0.0.1:" + fovea.settings().queryPort();
    }

    private static String folder() {
        return fovea.home().directory().toAbsolutePath().toString();
    }

    @Test
    void shouldAskOverHttp() throws IOException, InterruptedException {
        assertThat(Example.run("./ask.sh", address(), "demo", folder()))
                .contains("\"id\":\"demo\"")
                .anyMatch(line -> line.startsWith("{\"detections\""));
        assertThat(Path.of(folder(), "region.jpg")).isNotEmptyFile();
    }

    @Test
    void shouldFollowLiveDetectionsInPython() throws IOException, InterruptedException {
        assertThat(Example.run("python3", "follow.py", address(), "2"))
                .hasSize(2)
                .allMatch(line -> line.contains(" demo "));
    }

    @Test
    void shouldCountLabelsWithKafkaStreams() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String libraries = LocalFovea.PROJECT.resolve("api/query/target/quarkus-app/lib/main") + "/*";

        assertThat(Example.firstLines(
                        1,
                        java,
                        "-cp",
                        libraries,
                        "CountLabels.java",
                        fovea.settings().kafka()))
                .first()
                .asString()
                .contains(" demo ");
    }

    @Test
    void shouldReadTopicsWithKcat() throws IOException, InterruptedException {
        assumeTrue(Example.isInstalled("kcat"), "skipped: there is no kcat on the PATH");

        assertThat(Example.run("./follow.sh", fovea.settings().kafka(), "3", folder()))
                .hasSize(3)
                .allMatch(line -> line.startsWith("demo {"));
        assertThat(Path.of(folder(), "newest.jpg")).isNotEmptyFile();
    }

    @Test
    void shouldConsumeDetectionsInPython() throws IOException, InterruptedException {
        String python = "/usr/bin/python3"; // Debian's own, since the package is Debian's
        assumeTrue(
                Files.isExecutable(Path.of(python))
                        && new ProcessBuilder(python, "-c", "import confluent_kafka")
                                        .start()
                                        .waitFor()
                                == 0,
                "skipped: " + python + " has no confluent_kafka");

        assertThat(Example.run(python, "consume.py", fovea.settings().kafka(), "3"))
                .hasSize(3)
                .allMatch(line -> line.startsWith("demo "));
    }
}
