package dev.fovea.load.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fovea.load.client.QueryClient;
import dev.fovea.load.cluster.Home;
import dev.fovea.load.cluster.Node;
import dev.fovea.load.cluster.Rig;
import dev.fovea.load.cluster.RigPlan;
import dev.fovea.load.cluster.Service;
import dev.fovea.load.e2e.LocalFovea;
import dev.fovea.topics.Camera;
import dev.fovea.topics.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The services as containers run them, without a container: nobody's user, a read-only root, logs as JSON. */
class ReadOnlyIT {

    private static final List<Service> SERVICES = List.of(Service.INGEST, Service.INFERENCE, Service.QUERY);

    /** Not below {@code /tmp}, which each service has for itself. */
    private static final Path FOLDER = Path.of("target/read-only").toAbsolutePath();

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Rig rig;

    @BeforeAll
    static void tagAClip() throws Exception {
        Path clip = LocalFovea.shared("clips/car-detection.mp4");
        Home home = new Home(Files.createTempDirectory(Files.createDirectories(FOLDER), "home"));
        Path state = Files.createDirectories(home.state());
        rig = Rig.start(LocalFovea.PROJECT, home, plan(state));
        try (QueryClient query = new QueryClient(rig.query(0))) {
            query.put(Camera.of(
                    "yard", clip.toString(), null, 5.0, null, null, Camera.RegionMode.WHOLE, Camera.Pace.MAX, null));
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> query.account("yard").required("classified").asLong() > 10);
        }
    }

    private static RigPlan plan(Path state) throws IOException, InterruptedException {
        RigPlan plan = RigPlan.single()
                .wrapped(Service.INGEST, Sandbox.command())
                .wrapped(Service.INFERENCE, Sandbox.command())
                .wrapped(Service.QUERY, Sandbox.command(state));
        for (Service service : SERVICES) {
            plan = plan.with(service, "quarkus.log.console.json.enabled", "true")
                    .jvm(service, "-Dorg.bytedeco.javacpp.cachedir=/tmp/javacpp", "-DDJL_CACHE_DIR=/tmp/djl");
        }
        return plan;
    }

    @AfterAll
    static void stop() throws IOException {
        if (rig != null) {
            rig.close();
        }
    }

    @Test
    void shouldWriteNowhereButWhereItsImageSays() throws IOException {
        Map<Service, Set<String>> expected = Map.of(
                Service.INGEST, Set.of("/tmp"),
                Service.INFERENCE, Set.of("/tmp"),
                Service.QUERY, Set.of("/tmp", rig.home().state().toString()));
        for (Service service : SERVICES) {
            ProcessHandle process = process(service);

            assertThat(Sandbox.uid(process)).as("uid of %s", service).isEqualTo("10001");
            assertThat(Sandbox.writable(process)).as("writable for %s", service).isEqualTo(expected.get(service));
        }
    }

    @Test
    void shouldWriteItsLogAsJsonOnRequest() throws IOException {
        for (Service service : SERVICES) {
            Node node = rig.all(service).getFirst();

            assertThat(Files.readAllLines(node.log()))
                    .as("log of %s", service)
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(Json.mapper()
                                    .readTree(line)
                                    .required("message")
                                    .asText())
                            .isNotNull());
        }
    }

    /** What bubblewrap started. */
    private static ProcessHandle process(Service service) {
        Node node = rig.all(service).getFirst();
        return ProcessHandle.of(node.pid())
                .flatMap(wrapper -> wrapper.children().findFirst())
                .orElseThrow();
    }
}
