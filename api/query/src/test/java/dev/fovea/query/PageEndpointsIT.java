package dev.fovea.query;

import static dev.fovea.query.BadRequest.bad;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import dev.fovea.query.broker.BrokerResource;
import dev.fovea.query.broker.Feeder;
import dev.fovea.query.broker.Samples;
import dev.fovea.query.broker.Scene;
import dev.fovea.topics.CameraState;
import dev.fovea.topics.CameraStatus;
import dev.fovea.topics.ClassifiedRegion;
import dev.fovea.topics.Counts;
import dev.fovea.topics.Detection;
import dev.fovea.topics.Embedding;
import dev.fovea.topics.FrameRef;
import dev.fovea.topics.ModelRef;
import dev.fovea.topics.Reason;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the pages ask for beside detections and sightings, against a real broker. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@Timeout(120)
@SuppressWarnings("NullAway.Init") // The test framework sets the fields before each test.
class PageEndpointsIT {

    private final Instant noon = Instant.now().minusSeconds(600);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    private Feeder feeder;

    @BeforeEach
    void awaitReadiness() {
        Awaitility.setDefaultTimeout(45, TimeUnit.SECONDS);
        Awaitility.await("the service is ready")
                .until(() -> when().get("/q/health/ready").statusCode() == 200);
        feeder = new Feeder(servers);
    }

    @AfterEach
    void closeFeeder() {
        feeder.close();
    }

    @Test
    void shouldCutARegionOutOfAPicture() throws Exception {
        FrameRef frame = feeder.frame("cut", 1, 0, noon, new Scene(Color.RED, 200).jpeg(1));
        String path = "/v1/frames/" + frame.partition() + "/" + frame.offset();

        Response part = when().get(path + "?region=0");

        assertThat(part.statusCode()).isEqualTo(200);
        assertThat(part.contentType()).isEqualTo("image/jpeg");
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(part.asByteArray()));
        assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(160, 120);
        assertThat(part.header("ETag")).isNotEqualTo(when().get(path).header("ETag"));
        given().header("If-None-Match", part.header("ETag"))
                .get(path + "?region=0")
                .then()
                .statusCode(304);
        when().get(path + "?region=10,20,30,40").then().statusCode(200);
        when().get(path + "?region=7").then().statusCode(404).body("detail", containsString("1 regions"));
        when().get(path + "?region=5000,0,10,10").then().statusCode(422).body("detail", containsString("640×360"));
        bad(path + "?region=face", "region", "x,y,width,height");
        bad(path + "?regions=1", "regions", "did you mean 'region'?");
    }

    @Test
    void shouldSayThatBrokenBytesCannotBeCut() {
        FrameRef frame = feeder.frame("cut", 1, 1, noon, new byte[] {1, 2, 3});

        when().get("/v1/frames/" + frame.partition() + "/" + frame.offset() + "?region=0")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:fovea:problem:uncuttable"));
    }

    @Test
    void shouldGiveTheResultsOfOneModel() {
        for (int seq = 0; seq < 4; seq++) {
            Detection d = Samples.detection("models", 1, seq, noon.plusSeconds(seq), "car", 0.9);
            feeder.detection(Samples.with(d, new ModelRef("tiny", Integer.toString(seq % 2 + 1))));
        }

        Awaitility.await()
                .untilAsserted(
                        () -> when().get("/v1/detections?camera=models").then().body("detections.size()", equalTo(4)));
        when().get("/v1/detections?camera=models&model=tiny/2").then().body("detections.seq", equalTo(List.of(3, 1)));
        when().get("/v1/detections?camera=models&model=tiny").then().body("detections.size()", equalTo(4));
        when().get("/v1/sightings?camera=models&model=other").then().body("sightings.size()", equalTo(0));
        bad("/v1/detections?model=%20", "model", "name/version");
    }

    @Test
    void shouldFindRegionsThatLookAlike() {
        for (int seq = 0; seq < 3; seq++) {
            Detection d = Samples.detection(
                    "alike", 1, seq, noon.plusSeconds(60L * seq), new FrameRef(2, 7000 + seq), "car", 0.9);
            ClassifiedRegion region = d.regions()
                    .getFirst()
                    .withEmbedding(Embedding.encode(new float[] {1, seq}, 0, 2).orElseThrow());
            feeder.detection(Samples.with(d, List.of(region)));
        }

        Awaitility.await()
                .untilAsserted(() -> when().get("/v1/similar?frame=2/7000&camera=alike")
                        .then()
                        .statusCode(200)
                        .body("regions.frame.offset", equalTo(List.of(7001, 7002)))
                        .body("regions[0].number", equalTo(0))
                        .body("searched", greaterThan(2)));
        when().get("/v1/similar?frame=2/7000&region=3")
                .then()
                .statusCode(404)
                .body("detail", containsString("region 3"));
        bad("/v1/similar", "frame", "partition/offset");
        bad("/v1/similar?frame=2/7000&apart=long", "apart", "PT10S");
    }

    @Test
    void shouldMapWhereALabelAppears() {
        for (int seq = 0; seq < 5; seq++) {
            feeder.detection(Samples.detection("heat", 1, seq, noon.plusSeconds(seq), "car", 0.9));
        }

        Awaitility.await()
                .untilAsserted(() -> when().get("/v1/activity/heatmap?camera=heat&label=car")
                        .then()
                        .statusCode(200)
                        .body("regions", equalTo(5))
                        .body("complete", equalTo(true))
                        .body("cells.size()", equalTo(32 * 18))
                        .body("cells.max()", equalTo(5)));
        bad("/v1/activity/heatmap", "camera", "is missing");
    }

    @Test
    void shouldListTheNewestRejectionsWithTheirReasons() {
        feeder.rejection("lost", 1, 5, Reason.STALE);
        feeder.rejection("lost", 1, 6, Reason.DECODE_ERROR);

        Awaitility.await()
                .untilAsserted(() -> when().get("/v1/rejections?camera=lost")
                        .then()
                        .statusCode(200)
                        .body("rejections.reason", hasItems("stale", "decode_error"))
                        .body("rejections[0].frame.offset", equalTo(6)));
        when().get("/v1/rejections?camera=lost&reason=stale").then().body("rejections.size()", equalTo(1));
        bad("/v1/rejections?reason=late", "reason", "accepted: decode_error");
    }

    @Test
    void shouldTellHowThePipelineIsDoing() {
        feeder.detection(Samples.detection("health", 1, 0, Instant.now(), "car", 0.9));

        Awaitility.await()
                .untilAsserted(() -> when().get("/v1/health")
                        .then()
                        .statusCode(200)
                        .body("broker.brokers.size()", equalTo(1))
                        .body("broker.topics.topic", hasItems("fovea.frames", "fovea.detections"))
                        .body("groups.group", hasItem("fovea-query"))
                        .body("model.error", containsString("fovea.query.inference-url"))
                        .body("stages.stage", hasItem("SHOW")));
    }

    /** There is no ingest here: its part is played by the status that it would write. */
    @Test
    void shouldTellWhyATestedSourceCannotBeOpenedAndForgetIt() {
        CompletableFuture<Response> answer = CompletableFuture.supplyAsync(() -> given().contentType(ContentType.JSON)
                .body("{\"source\":\"rtsp://10.0.0.9/s\"}")
                .post("/v1/camera-tests"));
        String id = Awaitility.await()
                .until(
                        () -> when().get("/v1/cameras").jsonPath().<String>getList("cameras.id").stream()
                                .filter(camera -> camera.startsWith("fovea-test-"))
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();

        feeder.status(new CameraStatus(
                id, CameraState.RETRYING, noon, noon, 1, -1, Counts.NONE, "ingest-1", "rtsp://10.0.0.9/s: refused"));

        answer.join()
                .then()
                .statusCode(200)
                .body("result", equalTo("failed"))
                .body("error", equalTo("rtsp://10.0.0.9/s: refused"));
        when().get("/v1/cameras/" + id).then().statusCode(404);
        given().contentType(ContentType.JSON)
                .body("{\"source\":\"ftp://h/s\"}")
                .post("/v1/camera-tests")
                .then()
                .statusCode(400)
                .body("field", equalTo("source"));
    }
}
