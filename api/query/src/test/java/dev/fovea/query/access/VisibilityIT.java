package dev.fovea.query.access;

import static dev.fovea.query.access.Caller.as;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.query.broker.BrokerResource;
import dev.fovea.query.broker.Feeder;
import dev.fovea.query.broker.Samples;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a login that sees the camera 'yard' alone is given where it names none. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@TestProfile(GuardedProfile.class)
@Timeout(180)
@SuppressWarnings("NullAway.Init") // The test framework sets the fields before each test.
class VisibilityIT {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @TestHTTPResource("/")
    URI root;

    private TwoCameras cameras;

    @BeforeEach
    void feed() {
        Caller.awaitReadiness();
        cameras = TwoCameras.feed(servers);
    }

    @Test
    void shouldShowNothingOfOtherCameras() {
        for (String path : List.of(
                "cameras",
                "detections",
                "sightings",
                "labels",
                "activity",
                "rejections",
                "similar?frame=" + cameras.frame("yard"),
                "export/detections",
                "export/detections?format=csv")) {
            assertThat(as("scoped").get("/v1/" + path).asString())
                    .as(path)
                    .contains("yard")
                    .doesNotContain("gate");
            assertThat(as("viewer").get("/v1/" + path).asString()).as(path).contains("gate");
        }
        assertThat(as("scoped").get("/v1/cameras").jsonPath().getMap("unattributed.byReason"))
                .isEmpty();
    }

    @Test
    void shouldExportMoreThanOnePageOfTheVisibleCamera() {
        int pages = 1_100;
        try (Feeder feeder = new Feeder(servers)) {
            Instant begin = Instant.now().minusSeconds(7_200);
            for (int seq = 0; seq < pages; seq++) {
                feeder.detection(Samples.detection("yard", 5, seq, begin.plusSeconds(seq), "bus", 0.9));
            }
        }
        Awaitility.await("all is in the state")
                .until(() -> as("scoped")
                                .get("/v1/export/detections?label=bus")
                                .asString()
                                .lines()
                                .count()
                        == pages);

        assertThat(as("scoped").get("/v1/export/detections").asString())
                .contains("\"bus\"")
                .doesNotContain("gate");
    }

    @Test
    void shouldStreamOnlyTheVisibleCamera() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(root.resolve("/v1/stream"))
                .header("Authorization", "Bearer " + GuardedProfile.key("scoped"))
                .build();
        var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
        try (BufferedReader stream = new BufferedReader(new InputStreamReader(response.body(), UTF_8));
                Feeder feeder = new Feeder(servers)) {
            assertThat(stream.readLine()).isNotNull();
            feeder.detection(Samples.detection("gate", 2, 0, Instant.now(), "car-of-gate", 0.9));
            feeder.detection(Samples.detection("yard", 2, 0, Instant.now(), "car-of-yard", 0.9));
            StringBuilder seen = new StringBuilder();
            String line = stream.readLine();
            while (line != null && !line.contains("car-of-yard")) {
                seen.append(line).append('\n');
                line = stream.readLine();
            }
            assertThat(line).contains("car-of-yard");
            assertThat(seen.toString()).doesNotContain("gate");
        }
    }
}
