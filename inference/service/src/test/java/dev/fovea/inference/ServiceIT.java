package dev.fovea.inference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.inference.testing.Accounts;
import dev.fovea.inference.testing.Broker;
import dev.fovea.inference.testing.ReferencePackage;
import dev.fovea.inference.testing.Service;
import dev.fovea.inference.testing.SharedPictures;
import dev.fovea.topics.Detection;
import dev.fovea.topics.FrameHeaders;
import dev.fovea.topics.ModelRef;
import dev.fovea.topics.Region;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The built service against a real broker, from start to SIGTERM. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init") // JUnit calls begin() first
class ServiceIT {

    @TempDir
    private static Path folder;

    private static Broker broker;
    private static Service service;
    private static byte[] photo;

    @BeforeAll
    static void begin() throws Exception {
        photo = Files.readAllBytes(SharedPictures.file("photos/sports_car.jpg"));
        Path models = folder.resolve("models");
        ReferencePackage.importInto(models);
        broker = Broker.start(folder);
        service = Service.start(folder.resolve("service.log"), broker.address(), models, Map.of())
                .awaitReady();
    }

    @AfterAll
    static void end() throws Exception {
        if (service != null) {
            service.close();
        }
        if (broker != null) {
            broker.close();
        }
    }

    private static FrameHeaders headers(long seq, Instant capturedAt, int width, int height, int regions) {
        List<Region> whole = Collections.nCopies(regions, Region.whole(width, height));
        return new FrameHeaders(1, seq, capturedAt, width, height, whole, FrameHeaders.JPEG, null);
    }

    /** A JPEG cut off after a header that announces the largest possible picture. */
    private static byte[] hugeHeader() {
        byte[] jpeg = {
            (byte) 0xff,
            (byte) 0xd8,
            (byte) 0xff,
            (byte) 0xc0,
            0,
            17,
            8,
            (byte) 0xff,
            (byte) 0xff,
            (byte) 0xff,
            (byte) 0xff,
            3,
            1,
            0x11,
            0,
            2,
            0x11,
            0,
            3,
            0x11,
            0,
            (byte) 0xff,
            (byte) 0xda,
            0,
            12,
            3,
            1,
            0,
            2,
            0,
            3,
            0,
            0,
            0x3f,
            0,
            0,
            (byte) 0xff,
            (byte) 0xd9
        };
        return jpeg;
    }

    @Test
    @Order(1)
    void shouldGiveEachRecordExactlyOneDetectionOrRejection() throws Exception {
        Map<String, List<String>> expected = new TreeMap<>();
        Instant now = Instant.now();
        try (Accounts accounts = new Accounts(broker.address())) {
            int[] seq = {0};
            SharedPictures.cifarTest((label, jpeg) -> {
                String camera = "cifar-" + seq[0] % 7;
                FrameHeaders headers = headers(seq[0], now, 32, 32, seq[0] % 4);
                expected.put(accounts.publish(camera, jpeg, headers), List.of("detection"));
                return ++seq[0] < 100;
            });
            FrameHeaders small = headers(0, now, 32, 32, 1);
            expected.put(accounts.publish("bad", new byte[0], small), List.of("decode_error"));
            expected.put(
                    accounts.publish("bad", "no picture at all".getBytes(UTF_8), headers(1, now, 32, 32, 1)),
                    List.of("decode_error"));
            expected.put(accounts.publish("bad", hugeHeader(), headers(2, now, 32, 32, 1)), List.of("pixel_limit"));
            expected.put(accounts.publish("bad", photo, headers(3, now, 5000, 5000, 1)), List.of("decode_error"));
            expected.put(accounts.publish("bad", photo, headers(4, now.minusSeconds(60), 32, 32, 1)), List.of("stale"));
            expected.put(
                    accounts.publish("bad", photo, headers(2, now.minusSeconds(61), 32, 32, 1)), List.of("replayed"));
            expected.put(accounts.publish(null, photo, small), List.of("poison"));
            expected.put(accounts.publish("bad", null, small), List.of("poison"));
            expected.put(accounts.publish("bad", photo, null), List.of("poison"));
            expected.put(accounts.publish("Not A Camera", photo, small), List.of("poison"));

            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(accounts.read()).isEqualTo(expected));
            assertThat(accounts.detections())
                    .extracting(Detection::model)
                    .containsOnly(new ModelRef(ReferencePackage.NAME, "1"));
            assertThat(accounts.detections())
                    .allSatisfy(d -> assertThat(d.regions()).hasSize((int) (d.seq() % 4)));
        }
    }

    @Test
    @Order(2)
    void shouldClassifyAPostedPicture() throws Exception {
        HttpResponse<String> response = service.post("/v1/classify", "image/jpeg", photo);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .contains("\"label\":\"automobile\"", "\"name\":\"" + ReferencePackage.NAME + "\"", "\"top\":[");
    }

    @Test
    @Order(3)
    void shouldSayWhatIsAcceptedWhenAnotherTypeIsPosted() throws Exception {
        HttpResponse<String> response = service.post("/v1/classify", "text/plain", photo);

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.body()).contains("text/plain", "image/jpeg, image/png");
    }

    @Test
    @Order(3)
    void shouldRefuseABodyThatIsTooLarge() throws Exception {
        HttpResponse<String> response = service.post("/v1/classify", "image/jpeg", new byte[9 << 20]);

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).contains("8388608 bytes");
    }

    @Test
    @Order(3)
    void shouldRefuseABodyThatIsNoPicture() throws Exception {
        HttpResponse<String> response = service.post("/v1/classify", "image/jpeg", "not a picture".getBytes(UTF_8));

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body()).contains("decode_error", "JPEG or PNG");
    }

    @Test
    @Order(3)
    void shouldRefuseAPictureThatAnnouncesTooManyPixels() throws Exception {
        HttpResponse<String> response = service.post("/v1/classify", "image/jpeg", hugeHeader());

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body()).contains("pixel_limit", "65535");
    }

    @Test
    @Order(4)
    void shouldTellModelDeviceAndWhy() throws Exception {
        assertThat(service.get("/v1/model").body())
                .contains("\"version\":\"1\"", "\"device\":\"cpu\"", "tensorrt: ", "cuda: ", "\"test error\":0.1897");
    }

    @Test
    @Order(5)
    void shouldCountWhatItDid() throws Exception {
        assertThat(service.get("/q/metrics").body())
                .contains(
                        "fovea_frames_classified_total{model=\"resnet20-cifar10/1\"} 100.0",
                        "fovea_frames_rejected_total{reason=\"decode_error\"} 3.0",
                        "fovea_frames_rejected_total{reason=\"poison\"} 4.0",
                        "fovea_frames_rejected_total{reason=\"stale\"} 1.0",
                        "fovea_inference_compute_seconds_count",
                        "fovea_inference_commit_seconds_count",
                        "fovea_inference_decode_seconds_count",
                        "fovea_batch_size_bucket",
                        "fovea_capture_to_tag_seconds_bucket");
        assertThat(service.status("/q/health/live")).isEqualTo(200);
    }

    @Test
    @Order(9)
    void shouldEndWithZeroOnSigterm() throws Exception {
        service.process().terminate();

        assertThat(service.process().exit(Duration.ofSeconds(10))).isZero();
        assertThat(service.process().output())
                .contains("stream stopped", "stopped in")
                .doesNotContain("Exception");
    }
}
