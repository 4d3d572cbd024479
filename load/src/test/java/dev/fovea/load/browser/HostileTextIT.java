package dev.fovea.load.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import dev.fovea.load.client.QueryClient;
import dev.fovea.load.cluster.Service;
import dev.fovea.load.e2e.LocalFovea;
import dev.fovea.topics.Camera;
import dev.fovea.topics.ClassifiedRegion;
import dev.fovea.topics.Detection;
import dev.fovea.topics.FrameRef;
import dev.fovea.topics.JsonSerde;
import dev.fovea.topics.LabelProbability;
import dev.fovea.topics.ModelRef;
import dev.fovea.topics.Region;
import dev.fovea.topics.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Labels and records that another program wrote to harm whoever looks at them, on the pages and in the log. */
class HostileTextIT {

    private static final String CAMERA = "yard";
    private static final String MARKUP = "<img src=hostile onerror=\"document.title='taken'\">";
    private static final String TURNED = "cat\u202egnp.exe";
    private static final String COLOURED = "dog\r\n\u001b[31mred";
    private static final int FRAMES = 8;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static LocalFovea fovea;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Chromium chromium;

    @BeforeAll
    static void writeWhatIsHostile() throws Exception {
        fovea = LocalFovea.start(Map.of(), EnumSet.of(Service.QUERY));
        chromium = new Chromium(fovea.query());
        try (QueryClient query = new QueryClient(fovea.query())) {
            query.put(Camera.of(CAMERA, "rtsp://127.0.0.1:9/stream"));
        }
        try (JsonSerde<Detection> serde = new JsonSerde<>(Detection.class);
                KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", fovea.settings().kafka()),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            Instant first = Instant.now().minus(Duration.ofMinutes(1));
            for (int i = 0; i < FRAMES; i++) {
                byte[] json = serde.serialize(Topic.DETECTIONS.topic(), detection(i, first.plusMillis(400L * i)));
                producer.send(new ProducerRecord<>(Topic.DETECTIONS.topic(), CAMERA, json))
                        .get();
            }
            byte[] forged = "{\"epoch\": \"x\\r\\nERROR forged\\u001b[31m\"}".getBytes(UTF_8);
            producer.send(new ProducerRecord<>(Topic.DETECTIONS.topic(), CAMERA, forged))
                    .get();
        }
    }

    private static Detection detection(long seq, Instant at) {
        return new Detection(
                CAMERA,
                1,
                seq,
                at,
                at.plusMillis(50),
                new FrameRef(0, seq),
                640,
                360,
                new ModelRef("hostile", "1"),
                List.of(region(0, MARKUP), region(200, TURNED), region(400, COLOURED)));
    }

    private static ClassifiedRegion region(int x, String label) {
        return new ClassifiedRegion(new Region(x, 10, 100, 100), label, 0.9, List.of(new LabelProbability(label, 0.9)));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (chromium != null) {
            chromium.close();
        }
        if (fovea != null) {
            fovea.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"#/live", "#/live?camera=" + CAMERA, "#/review", "#/explore"})
    void shouldShowALabelAsTextWhateverItSays(String place) {
        try (Page page = chromium.open(place)) {
            assertThat(page.getByText(MARKUP).first()).isVisible();
            assertThat(page.getByText("cat\ufffdgnp.exe").first()).isVisible();

            assertThat(page.locator("img[src=hostile]")).hasCount(0);
            assertThat(page.title()).doesNotContain("taken");
            Appearance.screenshot(page, "hostile-" + place.replaceAll("\\W+", "-"));
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void shouldLogOneLineAboutARecordThatForgesMore() throws IOException {
        String log = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> Files.readString(fovea.home().logs().resolve("query.log")),
                        text -> text.contains("ERROR forged"));

        assertThat(log.lines().filter(line -> line.contains("ERROR forged")))
                .singleElement()
                .asString()
                .contains("passed over", "x\\u000d\\u000aERROR forged\\u001b[31m");
    }
}
