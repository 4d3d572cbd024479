package dev.fovea.load.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.load.check.Checker;
import dev.fovea.load.check.History;
import dev.fovea.load.check.Leak;
import dev.fovea.load.check.ProcessSearch;
import dev.fovea.load.check.QueryProbe;
import dev.fovea.load.check.SecretSearch;
import dev.fovea.load.check.TopicScan;
import dev.fovea.load.client.QueryClient;
import dev.fovea.load.cluster.RunFile;
import dev.fovea.load.cluster.RunningProcess;
import dev.fovea.topics.Camera;
import dev.fovea.topics.Camera.Pace;
import dev.fovea.topics.Camera.RegionMode;
import dev.fovea.topics.Detection;
import dev.fovea.topics.FrameHeaders;
import dev.fovea.topics.FrameRef;
import dev.fovea.topics.JsonSerde;
import dev.fovea.topics.MalformedFrameException;
import dev.fovea.topics.RejectionHeaders;
import dev.fovea.topics.Topic;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The way of a frame on real processes: a real clip, a real broker, a real network, and every frame accounted for. */
class FromCameraToTagIT {

    private static final String CAMERA = "car-park";
    private static final String LOCKED = "locked";
    private static final String CANARY = "canary-p@ss:word/7";
    private static final JsonSerde<Detection> DETECTIONS = new JsonSerde<>(Detection.class);

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static LocalFovea fovea;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static QueryClient query;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static TraceReceiver traces;

    @BeforeAll
    static void playTheClip() throws IOException, InterruptedException {
        Path clip = LocalFovea.shared("clips/car-detection.mp4");
        traces = new TraceReceiver();
        Map<String, String> settings = new HashMap<>(traces.settings());
        settings.put("fovea.inference.mode", "complete");
        settings.remove("quarkus.otel.sdk.disabled");
        fovea = LocalFovea.start(settings);
        query = new QueryClient(base());
        query.put(Camera.of(CAMERA, clip.toString(), null, 10.0, null, null, RegionMode.BOTH, Pace.MAX, null));
        await().atMost(Duration.ofSeconds(90))
                .until(() -> query.camera(CAMERA)
                        .map(c -> c.at("/status/state").asText())
                        .filter("finished"::equals)
                        .isPresent());
        await().atMost(Duration.ofSeconds(90)).until(() -> account("inFlight") == 0);
        failWithASecret();
    }

    /** A camera whose password must show nowhere although it cannot be opened. */
    private static void failWithASecret() throws IOException, InterruptedException {
        Files.writeString(fovea.home().secrets().resolve("yard"), CANARY);
        query.put(Camera.of(
                LOCKED,
                "rtsp://admin:${secret:yard}@127.0.0.1:" + LocalFovea.freePorts(1) + "/s?token=${secret:yard}"));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> query.camera(LOCKED)
                        .map(c -> c.at("/status/state").asText())
                        .filter("retrying"::equals)
                        .isPresent());
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (fovea != null) {
            query.close();
            fovea.stop();
            traces.close();
        }
    }

    @Test
    void shouldAccountForEveryFrame() throws InterruptedException {
        List<ConsumerRecord<String, byte[]>> frames = read(Topic.FRAMES);

        assertThat(frames).hasSizeGreaterThan(100);
        assertThat(account("published")).isEqualTo(frames.size());
        assertThat(account("captured")).isEqualTo(frames.size());
        assertThat(account("classified")).isEqualTo(read(Topic.DETECTIONS).size());
    }

    @Test
    void shouldLeadEachFrameToExactlyOneDetectionOrRejection() throws MalformedFrameException {
        List<FrameRef> settled = new ArrayList<>();
        for (Detection detection : detections()) {
            settled.add(detection.frame());
        }
        for (ConsumerRecord<String, byte[]> rejected : read(Topic.FRAMES_REJECTED)) {
            RejectionHeaders headers = RejectionHeaders.read(rejected.headers());
            settled.add(new FrameRef(headers.origin().partition(), headers.offset()));
        }

        assertThat(settled)
                .containsExactlyInAnyOrderElementsOf(read(Topic.FRAMES).stream()
                        .map(r -> new FrameRef(r.partition(), r.offset()))
                        .toList());
    }

    @Test
    void shouldKeepTheOrderOfTheCamera() throws MalformedFrameException {
        List<Long> published = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> frame : read(Topic.FRAMES)) {
            FrameHeaders headers = FrameHeaders.read(frame.headers());
            published.add(headers.epoch() << 32 | headers.seq());
        }

        assertThat(published).isSortedAccordingTo(Comparator.naturalOrder()).doesNotHaveDuplicates();
        assertThat(detections().stream().map(d -> d.epoch() << 32 | d.seq()).toList())
                .isEqualTo(published);
    }

    @Test
    void shouldTellNobodyOfFramesWhereNobodyAskedForTraces() {
        assertThat(read(Topic.FRAMES))
                .isNotEmpty()
                .allSatisfy(frame -> assertThat(frame.headers().lastHeader(FrameHeaders.TRACEPARENT))
                        .isNull());
        assertThat(traces.requests()).isZero();
    }

    @Test
    void shouldServeThePictureOfADetectionAsItIsOnTheTopic() throws IOException, InterruptedException {
        Map<FrameRef, byte[]> pictures = new HashMap<>();
        read(Topic.FRAMES).forEach(r -> pictures.put(new FrameRef(r.partition(), r.offset()), r.value()));
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (Detection detection : detections().subList(0, 10)) {
                FrameRef frame = detection.frame();
                URI uri = base().resolve("v1/frames/" + frame.partition() + "/" + frame.offset());

                HttpResponse<byte[]> response =
                        http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());

                assertThat(response.statusCode()).isEqualTo(200);
                assertThat(response.headers().firstValue("content-type")).hasValue("image/jpeg");
                assertThat(response.body()).isEqualTo(pictures.get(frame));
            }
        }
    }

    @Test
    void shouldKeepEveryPromise() throws IOException, InterruptedException {
        SecretSearch secrets = new SecretSearch(Map.of("yard", CANARY));
        TopicScan scan = TopicScan.of(fovea.settings().kafka(), Map.of(), secrets);
        List<Leak> leaks = new ArrayList<>(scan.leaks());
        ProcessSearch processes = new ProcessSearch(secrets);
        leaks.addAll(processes.files(fovea.home().logs()));
        for (RunningProcess process : RunFile.read(fovea.home()).orElseThrow().processes()) {
            leaks.addAll(processes.process(process.service().word(), process.pid()));
        }
        try (QueryProbe probe = new QueryProbe(base())) {
            leaks.addAll(
                    secrets.search("the cameras' list", probe.text("v1/cameras").getBytes(UTF_8)));
            History history = new History(
                    scan.published(),
                    scan.settled(),
                    List.of(),
                    scan.statuses(),
                    Map.of(CAMERA, probe.account(CAMERA), LOCKED, probe.account(LOCKED)),
                    List.of(probe.walk(CAMERA)),
                    Map.of(),
                    leaks,
                    scan.framesComplete());

            assertThat(scan.statuses()).containsKeys(CAMERA, LOCKED);
            assertThat(Checker.report(Checker.violations(history))).isEmpty();
        }
    }

    @Test
    void shouldSeeTheCars() {
        Map<String, List<Double>> probabilities = detections().stream()
                .flatMap(d -> d.regions().stream())
                .collect(groupingBy(
                        r -> r.label(), java.util.stream.Collectors.mapping(r -> r.probability(), toList())));

        assertThat(probabilities.getOrDefault("automobile", List.of()))
                .as("labels seen: %s", probabilities.keySet())
                .hasSizeGreaterThan(20);
    }

    private static List<Detection> detections() {
        return read(Topic.DETECTIONS).stream()
                .map(r -> Objects.requireNonNull(DETECTIONS.deserialize(r.topic(), r.value())))
                .toList();
    }

    private static List<ConsumerRecord<String, byte[]>> read(Topic topic) {
        return TopicContents.of(fovea.settings().kafka(), topic);
    }

    private static long account(String part) throws InterruptedException {
        JsonNode account = query.account(CAMERA);
        return account.required(part).asLong();
    }

    private static URI base() {
        return URI.create("http://127.0.0.1:" + fovea.settings().queryPort() + "/");
    }
}
