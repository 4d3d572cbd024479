package dev.fovea.load.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fovea.load.bench.rig.CameraDesk;
import dev.fovea.load.camera.Access;
import dev.fovea.load.camera.MjpegServer;
import dev.fovea.load.camera.SyntheticCamera;
import dev.fovea.load.cluster.Service;
import dev.fovea.load.e2e.TraceReceiver.Told;
import dev.fovea.topics.Camera;
import dev.fovea.topics.Camera.RegionMode;
import dev.fovea.topics.FrameHeaders;
import dev.fovea.topics.Topic;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One trace a frame from the camera to the state that answers, as real processes tell of it to a collector. */
class TracesIT {

    private static final String CAMERA = "yard";
    private static final String CANARY = "canary-p@ss:word/7";
    private static final String DETECTED = "send fovea.detections";
    private static final String LAST = "process fovea.detections";

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static LocalFovea fovea;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static TraceReceiver receiver;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static MjpegServer cameras;

    @BeforeAll
    static void traceACamera() throws IOException, InterruptedException {
        receiver = new TraceReceiver();
        cameras = new MjpegServer();
        cameras.add(new SyntheticCamera(CAMERA, 5, Clock.systemUTC()), new Access("viewer", CANARY));
        fovea = LocalFovea.start(receiver.settings(), EnumSet.allOf(Service.class));
        Files.writeString(fovea.home().secrets().resolve(CAMERA), CANARY);
        String source = cameras.address(CAMERA).toString().replace("://", "://viewer:${secret:" + CAMERA + "}@");
        try (CameraDesk desk = new CameraDesk(fovea.settings().kafka())) {
            desk.put(List.of(Camera.of(CAMERA, source, null, null, null, null, RegionMode.WHOLE, null, null)));
        }
        await().atMost(Duration.ofSeconds(90)).until(() -> complete().size() >= 3);
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        if (fovea != null) {
            fovea.stop();
            cameras.close();
            receiver.close();
        }
    }

    /** Traces of which all services have told their part. */
    private static List<String> complete() {
        List<String> captured = traces("capture");
        List<String> detected = traces(DETECTED);
        return traces(LAST).stream()
                .filter(captured::contains)
                .filter(detected::contains)
                .toList();
    }

    private static List<String> traces(String span) {
        return receiver.spans().stream()
                .filter(told -> told.span().getName().equals(span))
                .map(Told::trace)
                .toList();
    }

    private static Map<String, Told> ofTrace(String trace) {
        return receiver.spans().stream()
                .filter(told -> told.trace().equals(trace))
                .collect(toMap(told -> told.span().getName(), Function.identity()));
    }

    @Test
    void shouldTellOneTraceOfAFrameFromItsCaptureToTheState() {
        Map<String, Told> trace = ofTrace(complete().getFirst());

        assertThat(trace)
                .containsOnlyKeys(
                        "capture",
                        "send fovea.frames",
                        "process fovea.frames",
                        "queue",
                        "decode",
                        "compute",
                        "output",
                        DETECTED,
                        LAST);
        Told capture = trace.get("capture");
        Told sent = trace.get("send fovea.frames");
        Told processed = trace.get("process fovea.frames");
        assertThat(capture.service()).isEqualTo("fovea-ingest");
        assertThat(capture.parent()).isEmpty();
        assertThat(capture.attribute("fovea.camera")).isEqualTo(CAMERA);
        assertThat(sent.parent()).isEqualTo(capture.id());
        assertThat(sent.span().getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_PRODUCER);
        assertThat(processed.service()).isEqualTo("fovea-inference");
        assertThat(processed.parent()).isEqualTo(sent.id());
        assertThat(processed.span().getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_CONSUMER);
        assertThat(processed.attribute("messaging.consumer.group.name")).isEqualTo("fovea-inference");
        assertThat(List.of("queue", "decode", "compute", "output", DETECTED))
                .allSatisfy(step -> assertThat(trace.get(step).parent()).isEqualTo(processed.id()));
        Told applied = trace.get(LAST);
        assertThat(applied.service()).isEqualTo("fovea-query");
        assertThat(applied.parent()).isEqualTo(trace.get(DETECTED).id());
        assertThat(applied.span().getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_CONSUMER);
        assertThat(applied.attribute("messaging.consumer.group.name")).isEqualTo("fovea-query");
        assertThat(trace.values())
                .allMatch(
                        told -> told.span().getEndTimeUnixNano() >= told.span().getStartTimeUnixNano());
    }

    @Test
    void shouldLinkABatchOfTheNetworkWithTheFramesInIt() {
        Map<String, Told> trace = ofTrace(complete().getFirst());
        Told compute = trace.get("compute");

        assertThat(compute.span().getLinksList()).hasSize(1);
        byte[] linked = compute.span().getLinks(0).getSpanId().toByteArray();
        Told batch = receiver.spans().stream()
                .filter(told -> Arrays.equals(told.span().getSpanId().toByteArray(), linked))
                .findAny()
                .orElseThrow();
        assertThat(batch.span().getName()).isEqualTo("compute fovea.frames");
        assertThat(batch.trace()).isNotEqualTo(compute.trace());
        assertThat(batch.attribute("messaging.batch.message_count"))
                .isEqualTo(Integer.toString(batch.span().getLinksCount()));
        assertThat(batch.span().getLinksList())
                .anyMatch(link -> link.getSpanId()
                        .equals(trace.get("process fovea.frames").span().getSpanId()));
    }

    @Test
    void shouldHandTheTraceOnToWhoeverReadsTheDetection() {
        Map<String, Told> trace = ofTrace(complete().getFirst());
        Told sent = trace.get(DETECTED);

        assertThat(TopicContents.of(fovea.settings().kafka(), Topic.DETECTIONS))
                .map(detection -> new String(
                        detection.headers().lastHeader(FrameHeaders.TRACEPARENT).value(), UTF_8))
                .contains("00-" + sent.trace() + "-" + sent.id() + "-01");
    }

    @Test
    void shouldTellNeitherPasswordsNorAddresses() {
        assertThat(receiver.bodies())
                .map(body -> new String(body, ISO_8859_1))
                .isNotEmpty()
                .noneMatch(body -> body.contains(CANARY)
                        || body.contains("viewer")
                        || body.contains("http://")
                        || body.contains("JFIF"));
    }
}
