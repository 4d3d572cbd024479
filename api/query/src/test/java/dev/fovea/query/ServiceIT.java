package dev.fovea.query;

import static dev.fovea.query.BadRequest.bad;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import dev.fovea.query.broker.BrokerResource;
import dev.fovea.query.broker.Feeder;
import dev.fovea.query.broker.Samples;
import dev.fovea.topics.Camera;
import dev.fovea.topics.Counts;
import dev.fovea.topics.FrameRef;
import dev.fovea.topics.Reason;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The whole service against a real broker. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@Timeout(120)
@SuppressWarnings("NullAway.Init") // The test framework sets the fields before each test.
class ServiceIT {

    private final Instant noon = Instant.now().minusSeconds(600);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @TestHTTPResource("/")
    URI root;

    private Feeder feeder;

    @BeforeEach
    void awaitReadiness() {
        // A busy machine is no failure: the tests say what happens, not how fast.
        Awaitility.setDefaultTimeout(45, TimeUnit.SECONDS);
        Awaitility.await("the service is ready")
                .atMost(40, TimeUnit.SECONDS)
                .until(() -> when().get("/q/health/ready").statusCode() == 200);
        feeder = new Feeder(servers);
    }

    @AfterEach
    void closeFeeder() {
        feeder.close();
    }

    @Test
    void shouldReadBackACameraAsSoonAsItIsPut() {
        given().contentType(ContentType.JSON)
                .body("{\"source\":\"rtsp://10.0.0.7/stream\",\"fps\":2.5}")
                .put("/v1/cameras/yard")
                .then()
                .statusCode(201)
                .header("Location", containsString("/v1/cameras/yard"));

        when().get("/v1/cameras/yard")
                .then()
                .statusCode(200)
                .body("camera.fps", equalTo(2.5f))
                .body("camera.regions", equalTo("motion"))
                .body("account.captured", equalTo(0));
        when().get("/v1/cameras").then().body("cameras.id", hasItem("yard"));

        when().delete("/v1/cameras/yard").then().statusCode(204);
        when().get("/v1/cameras/yard").then().statusCode(404).contentType("application/problem+json");
        when().delete("/v1/cameras/yard").then().statusCode(404);
    }

    @Test
    void shouldNameTheFieldOfACameraThatIsRefused() {
        put("{\"source\":\"rtsp://h/s\",\"fps\":500}", "fps", "not between 0.01 and 120");
        put("{\"source\":\"ftp://h/s\"}", "source", "accepted: rtsp://");
        put("{\"source\":\"rtsp://me:hunter2@h/s\"}", "source", "${secret:name}");
        put("{\"source\":\"rtsp://h/s\",\"fsp\":5}", "fsp", "did you mean 'fps'?");
        put("{\"source\":\"rtsp://h/s\",\"regions\":\"all\"}", "regions", "motion, whole, both");
        put("{\"source\":\"rtsp://h/s\",\"fps\":\"fast\"}", "fps", "cannot be read");
        put("{}", "source", "is missing");
        put("[]", "body", "no JSON object");
        put("{", "body", "no JSON");
    }

    private static void put(String body, String field, String detail) {
        given().contentType(ContentType.JSON)
                .body(body)
                .put("/v1/cameras/refused")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("field", equalTo(field))
                .body("detail", containsString(detail))
                .body("detail", org.hamcrest.Matchers.not(containsString("hunter2")));
    }

    @Test
    void shouldDrawUpAnAccountThatAddsUp() {
        for (int seq = 0; seq < 5; seq++) {
            feeder.detection(Samples.detection("gate", 1, seq, noon.plusSeconds(seq), "car", 0.9));
        }
        feeder.rejection("gate", 1, 5, Reason.STALE);
        feeder.rejection("gate", 1, 6, Reason.DECODE_ERROR);
        feeder.send(new ProducerRecord<>("fovea.frames.rejected", "gate", new byte[] {1}));
        feeder.status(Samples.status("gate", noon, new Counts(12, 9, Map.of(Reason.BACKPRESSURE, 3L))));
        feeder.camera(Camera.of("gate", "rtsp://10.0.0.8/s"));

        Awaitility.await()
                .untilAsserted(() -> when().get("/v1/cameras/gate/accounts")
                        .then()
                        .statusCode(200)
                        .body("captured", equalTo(12))
                        .body("published", equalTo(9))
                        .body("dropped.backpressure", equalTo(3))
                        .body("classified", equalTo(5))
                        .body("rejected.stale", equalTo(1))
                        .body("rejected.decode_error", equalTo(1))
                        .body("inFlight", equalTo(2)));
        Awaitility.await()
                .untilAsserted(() -> when().get("/v1/cameras")
                        .then()
                        .body("cameras.find { it.id == 'gate' }.status.state", equalTo("running"))
                        .body("cameras.find { it.id == 'gate' }.newest.seq", equalTo(4))
                        .body("unattributed.byReason.poison", equalTo(1)));
        when().get("/v1/cameras/gate/latest").then().statusCode(200).body("seq", equalTo(4));
        when().get("/v1/cameras/nowhere/accounts").then().statusCode(404);
        when().get("/v1/cameras/nowhere/latest").then().statusCode(404);
    }

    @Test
    void shouldServeTheBytesOfAFrameExactly() {
        byte[] jpeg = {(byte) 0xff, (byte) 0xd8, 1, 2, 3, (byte) 0xff, (byte) 0xd9};
        FrameRef frame = feeder.frame("frames", 1, 0, noon, jpeg);
        String path = "/v1/frames/" + frame.partition() + "/" + frame.offset();

        Response response = when().get(path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.asByteArray()).isEqualTo(jpeg);
        assertThat(response.contentType()).isEqualTo("image/jpeg");
        assertThat(response.header("Cache-Control")).contains("immutable");
        given().header("If-None-Match", response.header("ETag"))
                .get(path)
                .then()
                .statusCode(304);
        when().get("/v1/frames/" + frame.partition() + "/999999")
                .then()
                .statusCode(404)
                .body("detail", containsString("not there yet"));
        when().get("/v1/frames/77/0").then().statusCode(404);
        when().get("/v1/frames/x/0").then().statusCode(400).body("field", equalTo("partition"));
    }

    @Test
    void shouldSayThatRetentionHasPassed() throws Exception {
        FrameRef frame = feeder.frame("gone", 1, 0, noon, new byte[] {1});
        feeder.frame("gone", 1, 1, noon, new byte[] {2});
        try (var admin = org.apache.kafka.clients.admin.Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.deleteRecords(Map.of(
                            new org.apache.kafka.common.TopicPartition("fovea.frames", frame.partition()),
                            org.apache.kafka.clients.admin.RecordsToDelete.beforeOffset(frame.offset() + 1)))
                    .all()
                    .get();
        }

        when().get("/v1/frames/" + frame.partition() + "/" + frame.offset())
                .then()
                .statusCode(410)
                .body("type", equalTo("urn:fovea:problem:gone"))
                .body("detail", containsString("retention"));
    }

    @Test
    void shouldGiveTheSamePageForTheSameCursorWhileDetectionsArrive() {
        for (int seq = 0; seq < 30; seq++) {
            feeder.detection(Samples.detection(
                    seq % 2 == 0 ? "page-a" : "page-b", 1, seq, noon.plusSeconds(seq), "car", 0.5 + seq * 0.01));
        }
        String query = "/v1/detections?camera=page-a&camera=page-b&limit=7";
        Awaitility.await()
                .until(() -> when().get("/v1/detections?camera=page-a&camera=page-b&limit=100")
                                .jsonPath()
                                .getList("detections")
                                .size()
                        == 30);

        Response first = when().get(query);
        String next = first.header("Link").replaceAll("<(.*)>; rel=\"next\"", "$1");
        Response second = given().urlEncodingEnabled(false).get(next);
        // Older and newer pictures that arrive between two pages.
        feeder.detection(Samples.detection("page-a", 1, 100, noon.plusSeconds(100), "car", 0.9));
        feeder.detection(
                Samples.detection("page-b", 1, 101, noon.plusSeconds(17).plusMillis(500), "car", 0.9));
        Awaitility.await()
                .until(() -> when().get("/v1/detections?camera=page-a&camera=page-b&limit=100")
                                .jsonPath()
                                .getList("detections")
                                .size()
                        == 32);
        Response again = given().urlEncodingEnabled(false).get(next);

        assertThat(again.asString()).isEqualTo(second.asString());
        List<Integer> seqs = new ArrayList<>(first.jsonPath().getList("detections.seq"));
        String cursor = first.jsonPath().getString("next");
        while (cursor != null) {
            Response page = when().get(query + "&cursor=" + cursor);
            seqs.addAll(page.jsonPath().getList("detections.seq"));
            cursor = page.jsonPath().getString("next");
        }
        assertThat(seqs).hasSize(30).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> b - a);
    }

    @Test
    void shouldTellOfSightingsLabelsAndActivityAndExportWhatItKnows() {
        for (int seq = 0; seq < 6; seq++) {
            feeder.detection(Samples.detection("dock", 1, seq, noon.plusSeconds(seq), "ship", 0.6 + seq * 0.05));
        }
        feeder.detection(Samples.detection("dock", 1, 6, noon.plusSeconds(60), "truck", 0.9));

        Awaitility.await()
                .untilAsserted(() -> when().get("/v1/sightings?camera=dock")
                        .then()
                        .statusCode(200)
                        .body("sightings.size()", equalTo(1))
                        .body("sightings[0].label", equalTo("ship"))
                        .body("sightings[0].open", equalTo(false))
                        .body("sightings[0].count", equalTo(6)));
        when().get("/v1/sightings?camera=dock&minProbability=0.99").then().body("sightings.size()", equalTo(0));
        when().get("/v1/labels?camera=dock")
                .then()
                .statusCode(200)
                .body("labels.label", equalTo(List.of("ship", "truck")))
                .body("labels[0].count", equalTo(6))
                .body("labels[0].cameras.dock", equalTo(6));
        when().get("/v1/activity?bucket=PT1H&camera=dock&label=ship")
                .then()
                .statusCode(200)
                .body("bucket", equalTo("PT1H"))
                .body("buckets.collect { it.count }.sum()", equalTo(6));
        assertThat(when().get("/v1/export/detections?format=csv&camera=dock")
                        .asString()
                        .lines())
                .hasSize(8)
                .first()
                .asString()
                .startsWith("camera,epoch,seq,capturedAt");
        assertThat(when().get("/v1/export/detections?camera=dock").asString().lines())
                .hasSize(7)
                .allMatch(line -> line.startsWith("{\"camera\":\"dock\""));
        bad("/v1/activity?bucket=PT90S", "bucket", "whole minutes");
        bad("/v1/export/detections?format=xml", "format", "csv, ndjson");
    }

    @Test
    void shouldRefuseParametersThatItDoesNotKnow() {
        bad("/v1/detections?lable=car", "lable", "did you mean 'label'?");
        bad("/v1/detections?limit=0", "limit", "from 1 to 1000");
        bad("/v1/detections?limit=1&limit=2", "limit", "accepted once");
        bad("/v1/detections?from=yesterday", "from", "RFC 3339");
        bad("/v1/detections?minProbability=2", "minProbability", "0 to 1");
        bad("/v1/detections?camera=No%20Camera", "camera", "no camera id");
        bad("/v1/detections?cursor=abc", "cursor", "unchanged");
        bad("/v1/cameras?limit=3", "limit", "none is accepted");
        bad("/v1/stream?labels=car", "labels", "did you mean 'label'?");
        when().get("/v1/nothing").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void shouldResumeALiveStreamWithoutGapOrDouble() throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        List<Integer> seen = new ArrayList<>();
        String lastId;
        try (BufferedReader stream = open(http, "live", null)) {
            lastId = field(stream, "id");
            for (int seq = 0; seq < 3; seq++) {
                feeder.detection(Samples.detection("live", 1, seq, Instant.now(), "car", 0.9));
            }
            feeder.detection(Samples.detection("other", 1, 0, Instant.now(), "car", 0.9));
            for (int i = 0; i < 2; i++) {
                lastId = field(stream, "id");
                seen.add(seq(field(stream, "data")));
            }
        }
        for (int seq = 3; seq < 6; seq++) {
            feeder.detection(Samples.detection("live", 1, seq, Instant.now(), "car", 0.9));
        }
        try (BufferedReader stream = open(http, "live", lastId)) {
            while (seen.size() < 6) {
                seen.add(seq(field(stream, "data")));
            }
        }

        assertThat(seen).containsExactly(0, 1, 2, 3, 4, 5);
    }

    @Test
    void shouldTellAClientWhoseLastIdIsFromElsewhereThatItMissedSomething() throws Exception {
        try (BufferedReader stream = open(HttpClient.newHttpClient(), "live", "0-99999999")) {
            assertThat(field(stream, "event")).isEqualTo("reset");
        }
    }

    @Test
    void shouldShowThatAQuietStreamLives() throws Exception {
        try (BufferedReader stream = open(HttpClient.newHttpClient(), "nobody", null)) {
            assertThat(field(stream, "")).isEqualTo("welcome");
            assertThat(field(stream, "")).isEqualTo("heartbeat");
        }
    }

    private BufferedReader open(HttpClient http, String camera, @org.jspecify.annotations.Nullable String lastId)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(root.resolve("/v1/stream?camera=" + camera));
        if (lastId != null) {
            request.header("Last-Event-ID", lastId);
        }
        var response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.headers().firstValue("content-type").orElse("")).startsWith("text/event-stream");
        return new BufferedReader(new InputStreamReader(response.body(), UTF_8));
    }

    private static String field(BufferedReader stream, String name) throws IOException {
        String line = stream.readLine();
        while (line != null && !line.startsWith(name + ":")) {
            line = stream.readLine();
        }
        assertThat(line).as("a line of field '%s'", name).isNotNull();
        return String.valueOf(line).substring(name.length() + 1).strip();
    }

    private static int seq(String json) throws IOException {
        return dev.fovea.topics.Json.mapper().readTree(json).get("seq").intValue();
    }

    @Test
    void shouldServeThePageOnlyWithItsOwnScripts() {
        when().get("/")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("script-src 'self'"))
                .header("X-Content-Type-Options", equalTo("nosniff"));
        when().get("/q/openapi?format=json").then().statusCode(200).body("paths.'/v1/detections'", notNullValue());
        when().get("/q/health/live").then().statusCode(200);
        when().get("/q/metrics").then().statusCode(200);
    }
}
