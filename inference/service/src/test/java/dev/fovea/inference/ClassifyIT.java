package dev.fovea.inference;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.inference.testing.Broker;
import dev.fovea.inference.testing.Jpegs;
import dev.fovea.inference.testing.MultipartForm;
import dev.fovea.inference.testing.Service;
import dev.fovea.topics.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of one's own, in the built service without a broker: what is taken, and where each limit is. */
@SuppressWarnings("NullAway.Init") // JUnit calls begin() first
class ClassifyIT {

    private static final int CONCURRENT = 4;
    private static final int MAX_BYTES = 64 << 10;
    private static final byte[] PICTURE = Jpegs.boxes(96, 96, 1);
    /** Few bytes, many pixels. */
    private static final byte[] WIDE = Jpegs.boxes(400, 400, 1);
    /** Many bytes, as its end is padded. */
    private static final byte[] LONG = java.util.Arrays.copyOf(PICTURE, MAX_BYTES + 1);

    @TempDir
    private static Path folder;

    private static Service service;

    @BeforeAll
    static void begin() throws Exception {
        service = Service.start(
                folder.resolve("service.log"),
                "127.0.0.1:" + Broker.freePort(),
                Path.of("../models").toAbsolutePath().normalize(),
                Map.of(
                        "fovea.models.use",
                        "fovea-cifar10/1",
                        "fovea.models.choice",
                        folder.resolve("choice.json").toString(),
                        "fovea.inference.max-bytes",
                        Integer.toString(MAX_BYTES),
                        "fovea.inference.max-pixels",
                        "40000",
                        "fovea.classify.concurrent",
                        Integer.toString(CONCURRENT)));
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> service.status("/v1/model") == 200);
    }

    @AfterAll
    static void end() {
        if (service != null) {
            service.close();
        }
    }

    private static HttpResponse<String> post(MultipartForm form) throws Exception {
        return service.post("/v1/classify", form.contentType(), form.bytes());
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        return Json.mapper().readTree(response.body());
    }

    @Test
    void shouldClassifyManyPicturesInTheirOrderAsItClassifiesEach() throws Exception {
        List<byte[]> pictures = List.of(PICTURE, Jpegs.boxes(80, 60, 2), Jpegs.numbered(3));
        MultipartForm form = new MultipartForm();
        for (int i = 0; i < pictures.size(); i++) {
            form.file("picture-" + i + ".jpg", pictures.get(i));
        }

        JsonNode together = json(post(form));

        assertThat(together.at("/model/version").asText()).isEqualTo("1");
        assertThat(together.at("/pictures")).hasSize(3);
        for (int i = 0; i < pictures.size(); i++) {
            JsonNode alone = json(service.post("/v1/classify", "image/jpeg", pictures.get(i)));
            JsonNode one = together.at("/pictures/" + i);
            assertThat(one.at("/name").asText()).isEqualTo("picture-" + i + ".jpg");
            assertThat(one.at("/label")).isEqualTo(alone.at("/label"));
            assertThat(one.at("/probability").asDouble())
                    .isCloseTo(alone.at("/probability").asDouble(), within(1e-4));
        }
        assertThat(together.at("/pictures/1/width").asInt()).isEqualTo(80);
        assertThat(together.at("/pictures/1/height").asInt()).isEqualTo(60);
    }

    @Test
    void shouldRefuseAPictureForItsReasonAndClassifyTheOthers() throws Exception {
        JsonNode found = json(post(new MultipartForm()
                .file("no picture.jpg", "no picture".getBytes(UTF_8))
                .file("long.jpg", LONG)
                .file("wide.jpg", WIDE)
                .file("good.jpg", PICTURE)));

        assertThat(found.at("/pictures/0/reason").asText()).isEqualTo("decode_error");
        assertThat(found.at("/pictures/1/reason").asText()).isEqualTo("oversize");
        assertThat(found.at("/pictures/1/error").asText()).contains("fovea.inference.max-bytes");
        assertThat(found.at("/pictures/2/reason").asText()).isEqualTo("pixel_limit");
        assertThat(found.at("/pictures/2/error").asText()).contains("40000");
        assertThat(found.at("/pictures/3/reason").isMissingNode()).isTrue();
        assertThat(found.at("/pictures/3/label").asText()).isNotEmpty();
    }

    @Test
    void shouldRefuseAFormWithoutAFile() throws Exception {
        HttpResponse<String> response = post(new MultipartForm().text("note", "nothing here"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("no file");
    }

    @Test
    void shouldRefuseMorePicturesThanItWorksOnAtOnce() throws Exception {
        MultipartForm form = new MultipartForm();
        for (int i = 0; i <= CONCURRENT; i++) {
            form.file(i + ".jpg", PICTURE);
        }

        HttpResponse<String> response = post(form);

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).contains("at most " + CONCURRENT, "fovea.classify.concurrent");
    }

    @Test
    void shouldRefuseAPictureOfTooManyBytesWhetherOrNotItTellsTheirNumber() throws Exception {
        HttpResponse<String> told = service.post("/v1/classify", "image/jpeg", LONG);
        HttpResponse<String> untold = service.postChunked("/v1/classify", "image/jpeg", LONG);

        assertThat(told.statusCode()).isEqualTo(413);
        assertThat(untold.statusCode()).isEqualTo(413);
        assertThat(untold.body()).contains(MAX_BYTES + " bytes");
    }

    @Test
    void shouldRefuseAPictureOfTooManyPixels() throws Exception {
        HttpResponse<String> response = service.post("/v1/classify", "image/jpeg", WIDE);

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(json(response).at("/reason").asText()).isEqualTo("pixel_limit");
    }

    @Test
    void shouldTurnPicturesAwayWhileItIsFullAndTakeThemAgainAfterwards() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < CONCURRENT; i++) {
                slow.add(halfSent());
            }
            Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                HttpResponse<String> response = service.post("/v1/classify", "image/jpeg", PICTURE);
                assertThat(response.statusCode()).isEqualTo(429);
                assertThat(response.headers().firstValueAsLong("Retry-After")).isPresent();
                assertThat(response.body()).contains("fovea.classify.concurrent");
            });
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(service.post("/v1/classify", "image/jpeg", PICTURE)
                                .statusCode())
                        .isEqualTo(200));
    }

    /** A request of which the last byte is not sent yet: it has its place and keeps it. */
    private static Socket halfSent() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port());
        OutputStream out = socket.getOutputStream();
        out.write(("POST /v1/classify HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: image/jpeg\r\nContent-Length: "
                        + PICTURE.length + "\r\n\r\n")
                .getBytes(US_ASCII));
        out.write(PICTURE, 0, PICTURE.length - 1);
        out.flush();
        return socket;
    }
}
