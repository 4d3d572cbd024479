package dev.fovea.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.inference.testing.Accounts;
import dev.fovea.inference.testing.Broker;
import dev.fovea.inference.testing.Jpegs;
import dev.fovea.inference.testing.Service;
import dev.fovea.inference.testing.Versions;
import dev.fovea.topics.Detection;
import dev.fovea.topics.FrameHeaders;
import dev.fovea.topics.Region;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Models change while frames flow, in the built service with a real broker. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init") // JUnit calls begin() first
class SwapIT {

    private static final int SWAPS = 20;
    private static final Map<String, String> SETTINGS =
            Map.of("fovea.models.use", Versions.NAME + "/1", "fovea.inference.mode", "complete");

    @TempDir
    private static Path folder;

    private static Path models;
    private static Broker broker;
    private static Service service;

    @BeforeAll
    static void begin() throws Exception {
        models = folder.resolve("models");
        Versions versions = new Versions(models);
        versions.sound("1");
        versions.sound("2");
        versions.answersNonsense("3");
        versions.changed("4");
        broker = Broker.start(folder);
        start("service.log");
    }

    private static void start(String log) throws Exception {
        service = Service.start(folder.resolve(log), broker.address(), models, SETTINGS)
                .awaitReady();
    }

    @AfterAll
    static void end() {
        if (service != null) {
            service.close();
        }
        if (broker != null) {
            broker.close();
        }
    }

    private static HttpResponse<String> use(String version) throws Exception {
        return service.put("/v1/model", "{\"name\":\"" + Versions.NAME + "\",\"version\":\"" + version + "\"}");
    }

    /** Publishes frames of three cameras until it is told to stop. */
    private static final class Flow implements Runnable {

        private final Accounts accounts;
        private final AtomicBoolean stopping = new AtomicBoolean();
        private final Map<String, List<String>> expected = new TreeMap<>();
        private volatile @Nullable Exception failure;

        private Flow(Accounts accounts) {
            this.accounts = accounts;
        }

        @Override
        public void run() {
            try {
                byte[] picture = Jpegs.numbered(7);
                for (int seq = 0; !stopping.get(); seq++) {
                    FrameHeaders headers = new FrameHeaders(
                            1, seq, Instant.now(), 32, 32, List.of(Region.whole(32, 32)), FrameHeaders.JPEG, null);
                    expected.put(accounts.publish("camera-" + seq % 3, picture, headers), List.of("detection"));
                }
            } catch (Exception e) {
                failure = e;
            }
        }
    }

    @Test
    @Order(1)
    void shouldGiveEachFrameOneDetectionOfOneVersionThroughTwentySwaps() throws Exception {
        try (Accounts accounts = new Accounts(broker.address())) {
            Flow flow = new Flow(accounts);
            Thread publisher = Thread.ofPlatform().start(flow);
            for (int swap = 1; swap <= SWAPS; swap++) {
                String version = swap % 2 == 1 ? "2" : "1";
                int before = count(accounts, version);
                assertThat(use(version).statusCode()).isEqualTo(200);
                // The next swap waits until frames have met this version.
                Awaitility.await()
                        .atMost(Duration.ofSeconds(30))
                        .until(() -> count(accounts, version) > before || flow.failure != null);
                if (swap == SWAPS / 2) {
                    refuse();
                }
            }
            flow.stopping.set(true);
            publisher.join();

            assertThat(flow.failure).isNull();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(accounts.read()).isEqualTo(flow.expected));
            assertThat(accounts.detections())
                    .extracting(d -> d.model().version())
                    .contains("1", "2")
                    .containsOnly("1", "2");
            assertThat(versionChanges(accounts.detections()))
                    .as("each partition's frames change version only where a swap was asked for")
                    .allSatisfy((camera, changes) -> assertThat(changes).isBetween(SWAPS / 4, SWAPS));
        }
        assertThat(service.process().output()).doesNotContain("Exception");
    }

    /** Packages that are broken, in between: the reason is told and the version in use goes on. */
    private static void refuse() throws Exception {
        HttpResponse<String> nonsense = use("3");
        assertThat(nonsense.statusCode()).isEqualTo(422);
        assertThat(nonsense.body()).contains("NaN on warm-up");
        HttpResponse<String> changed = use("4");
        assertThat(changed.statusCode()).isEqualTo(422);
        assertThat(changed.body()).contains("labels.txt", "sha256");
        HttpResponse<String> missing = use("5");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).contains(Versions.NAME + "/1");
        HttpResponse<String> escaping = use("../../1");
        assertThat(escaping.statusCode()).isEqualTo(422);
        assertThat(escaping.body()).contains("the wish for");
        assertThat(service.get("/v1/model").body()).contains("\"version\":\"1\"");
    }

    private static int count(Accounts accounts, String version) throws Exception {
        accounts.read();
        return (int) accounts.detections().stream()
                .filter(d -> d.model().version().equals(version))
                .count();
    }

    private static Map<String, Integer> versionChanges(List<Detection> detections) {
        Map<String, Integer> changes = new TreeMap<>();
        Map<String, String> last = new TreeMap<>();
        for (Detection detection : detections) {
            String version = detection.model().version();
            String before = last.put(detection.camera(), version);
            changes.merge(detection.camera(), before != null && !before.equals(version) ? 1 : 0, Integer::sum);
        }
        return changes;
    }

    @Test
    @Order(2)
    void shouldListThePackagesAndTheOneInUse() throws Exception {
        assertThat(use("2").statusCode()).isEqualTo(200);

        assertThat(service.get("/v1/models").body())
                .contains("\"inUse\":\"" + Versions.NAME + "/2\"", "\"before\":[\"" + Versions.NAME + "/1\"")
                .contains("\"version\":\"1\"", "\"labels\":11");
    }

    @Test
    @Order(3)
    void shouldRefuseAChangeFromAPageInABrowser() throws Exception {
        HttpResponse<String> response = service.postFrom("/v1/model/back", "http://127.0.0.1:8080");

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).contains("fovea.inference.admin-key");
        assertThat(service.get("/v1/model").body()).contains("\"version\":\"2\"");
    }

    @Test
    @Order(4)
    void shouldRemoveAPackageThatNobodyUsesAndNoOther() throws Exception {
        assertThat(service.delete("/v1/models/" + Versions.NAME + "/4").statusCode())
                .isEqualTo(204);
        HttpResponse<String> used = service.delete("/v1/models/" + Versions.NAME + "/2");

        assertThat(models.resolve(Versions.NAME).resolve("4")).doesNotExist();
        assertThat(used.statusCode()).isEqualTo(409);
        assertThat(used.body()).contains("in use");
    }

    @Test
    @Order(5)
    void shouldRememberTheChoiceOverARestartAndGoBackFromIt() throws Exception {
        service.process().terminate();
        assertThat(service.process().exit(Duration.ofSeconds(15))).isZero();
        service.close();
        start("service-again.log");
        assertThat(service.get("/v1/model").body()).contains("\"version\":\"2\"");

        HttpResponse<String> back = service.post("/v1/model/back", "application/json", new byte[0]);

        assertThat(back.statusCode()).isEqualTo(200);
        assertThat(back.body()).contains("\"version\":\"1\"");
    }
}
