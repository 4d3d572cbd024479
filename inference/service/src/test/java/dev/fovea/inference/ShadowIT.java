package dev.fovea.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.inference.testing.Accounts;
import dev.fovea.inference.testing.Broker;
import dev.fovea.inference.testing.Jpegs;
import dev.fovea.inference.testing.Service;
import dev.fovea.topics.ClassifiedRegion;
import dev.fovea.topics.Detection;
import dev.fovea.topics.FrameHeaders;
import dev.fovea.topics.FrameRef;
import dev.fovea.topics.Json;
import dev.fovea.topics.Region;
import dev.fovea.topics.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The two shipped versions side by side, one of them on trial, in the built service with a real broker. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init") // JUnit calls begin() first
class ShadowIT {

    private static final int FRAMES = 150;
    private static final Path MODELS = Path.of("../models").toAbsolutePath().normalize();

    @TempDir
    private static Path folder;

    private static Broker broker;
    private static Service service;
    private static long seq;

    @BeforeAll
    static void begin() throws Exception {
        broker = Broker.start(folder);
        service = Service.start(
                        folder.resolve("service.log"),
                        broker.address(),
                        MODELS,
                        Map.of(
                                "fovea.models.use",
                                "fovea-cifar10/1",
                                "fovea.models.choice",
                                folder.resolve("choice.json").toString(),
                                "fovea.inference.mode",
                                "complete",
                                "fovea.inference.shadow",
                                "fovea-cifar10/2",
                                "fovea.inference.shadow-lag",
                                "10000"))
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

    private static JsonNode compare() throws Exception {
        return Json.mapper().readTree(service.get("/v1/models/compare").body());
    }

    private static void awaitState(String state) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .untilAsserted(
                        () -> assertThat(compare().at("/shadow/state").asText()).isEqualTo(state));
    }

    /** Publishes frames with 0, 1, 2 regions in turn, and gives what must become of each. */
    private static Map<String, List<String>> publish(Accounts accounts, int frames) throws Exception {
        Map<String, List<String>> expected = new TreeMap<>();
        for (int i = 0; i < frames; i++) {
            List<Region> regions =
                    List.of(Region.whole(96, 96), new Region(8, 8, 48, 64)).subList(0, i % 3);
            FrameHeaders headers = new FrameHeaders(1, seq++, Instant.now(), 96, 96, regions, FrameHeaders.JPEG, null);
            expected.put(accounts.publish("camera-" + i % 5, Jpegs.boxes(96, 96, i), headers), List.of("detection"));
        }
        return expected;
    }

    private static Map<FrameRef, Detection> byFrame(List<Detection> detections) {
        return detections.stream().collect(Collectors.toMap(Detection::frame, Function.identity()));
    }

    @Test
    @Order(1)
    void shouldClassifyEachFrameOnceByBothVersionsAndTellHowFarTheyAgree() throws Exception {
        awaitState("comparing");
        try (Accounts live = new Accounts(broker.address());
                Accounts shadow = new Accounts(broker.address(), Topic.DETECTIONS_SHADOW)) {
            Map<String, List<String>> expected = publish(live, FRAMES);

            Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                assertThat(live.read()).isEqualTo(expected);
                assertThat(shadow.read()).isEqualTo(expected);
            });
            assertThat(live.detections()).extracting(d -> d.model().path()).containsOnly("fovea-cifar10/1");
            assertThat(shadow.detections()).extracting(d -> d.model().path()).containsOnly("fovea-cifar10/2");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(
                                    compare().at("/comparisons/0/frames").asInt())
                            .isEqualTo(FRAMES));
            assertAgreement(byFrame(live.detections()), byFrame(shadow.detections()));
        }
    }

    /** The service's figures against those that follow from the two topics. */
    private static void assertAgreement(Map<FrameRef, Detection> live, Map<FrameRef, Detection> shadow)
            throws Exception {
        int regions = 0;
        int agreeing = 0;
        double shift = 0;
        Map<String, Integer> disagreements = new TreeMap<>();
        for (Detection ours : live.values()) {
            List<ClassifiedRegion> theirs =
                    Objects.requireNonNull(shadow.get(ours.frame())).regions();
            assertThat(theirs).hasSameSizeAs(ours.regions());
            for (int i = 0; i < theirs.size(); i++) {
                String label = ours.regions().get(i).label();
                regions++;
                shift += theirs.get(i).probability() - ours.regions().get(i).probability();
                if (label.equals(theirs.get(i).label())) {
                    agreeing++;
                } else {
                    disagreements.merge(label + "→" + theirs.get(i).label(), 1, Integer::sum);
                }
            }
        }
        JsonNode found = compare().at("/comparisons/0");
        assertThat(found.at("/live/version").asText()).isEqualTo("1");
        assertThat(found.at("/shadow/version").asText()).isEqualTo("2");
        assertThat(found.at("/regions").asInt()).isEqualTo(regions).isEqualTo(FRAMES);
        assertThat(found.at("/agreement").asDouble()).isEqualTo((double) agreeing / regions);
        assertThat(found.at("/shift/mean").asDouble()).isCloseTo(shift / regions, within(1e-9));
        Map<String, Integer> told = new TreeMap<>();
        found.at("/disagreements")
                .forEach(d -> told.put(
                        d.at("/live").asText() + "→" + d.at("/shadow").asText(),
                        d.at("/regions").asInt()));
        assertThat(told).isNotEmpty();
        assertThat(disagreements).containsAllEntriesOf(told);
        JsonNode speed = compare().at("/speed");
        assertThat(speed.at("/live/computeMillis").asDouble()).isPositive();
        assertThat(speed.at("/shadow/computeMillis").asDouble()).isPositive();
    }

    @Test
    @Order(2)
    void shouldCountTheShadowApart() throws Exception {
        assertThat(service.get("/q/metrics").body())
                .contains(
                        "fovea_frames_classified_total{model=\"fovea-cifar10/1\"} " + FRAMES + ".0",
                        "fovea_shadow_classified_total{model=\"fovea-cifar10/2\"} " + FRAMES + ".0",
                        "fovea_shadow_skipped_total 0.0")
                .doesNotContain("fovea_frames_classified_total{model=\"fovea-cifar10/2\"} " + FRAMES);
    }

    @Test
    @Order(3)
    void shouldNotRemoveThePackageOnTrial() throws Exception {
        assertThat(service.delete("/v1/models/fovea-cifar10/2").statusCode()).isEqualTo(409);
    }

    @Test
    @Order(4)
    void shouldEndTheTrialKeepWhatWasFoundAndClassifyOn() throws Exception {
        assertThat(service.delete("/v1/model/shadow").statusCode()).isEqualTo(204);

        assertThat(compare().at("/shadow/state").asText()).isEqualTo("off");
        assertThat(compare().at("/comparisons/0/frames").asInt()).isEqualTo(FRAMES);
        try (Accounts live = new Accounts(broker.address())) {
            Map<String, List<String>> expected = publish(live, 10);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(live.read()).containsAllEntriesOf(expected));
        }
    }

    @Test
    @Order(5)
    void shouldBeginAnotherTrialAtTheNewestFrame() throws Exception {
        assertThat(service.put("/v1/model/shadow", "{\"name\":\"fovea-cifar10\",\"version\":\"9\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(service.put("/v1/model/shadow", "{\"name\":\"fovea-cifar10\",\"version\":\"2\"}")
                        .statusCode())
                .isEqualTo(200);
        awaitState("comparing");
        try (Accounts shadow = new Accounts(broker.address(), Topic.DETECTIONS_SHADOW)) {
            Map<String, List<String>> expected = publish(shadow, 10);

            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(shadow.read()).containsAllEntriesOf(expected));
            assertThat(shadow.detections()).hasSize(FRAMES + 10);
        }
        assertThat(service.process().output()).doesNotContain("Exception");
    }
}
