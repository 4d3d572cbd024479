package dev.fovea.query.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.query.accounts.AccountTally;
import dev.fovea.query.broker.Samples;
import dev.fovea.query.pages.TimeKey;
import dev.fovea.query.sightings.SightingPolicy;
import dev.fovea.query.tracing.Tracing;
import dev.fovea.topics.Camera;
import dev.fovea.topics.Counts;
import dev.fovea.topics.Detection;
import dev.fovea.topics.FrameHeaders;
import dev.fovea.topics.JsonSerde;
import dev.fovea.topics.Reason;
import dev.fovea.topics.RejectionHeaders;
import dev.fovea.topics.Sighting;
import dev.fovea.topics.Topic;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway") // Null keys and values are what is tested.
class StateTopologyTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SENDING = "b7ad6b7169203331";

    private final List<String> passedOver = new ArrayList<>();
    private final AppliedOffsets camerasApplied = new AppliedOffsets();
    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final TopologyTestDriver driver;

    StateTopologyTest(@TempDir java.nio.file.Path folder) {
        Properties config = new Properties();
        config.put("application.id", "test");
        config.put("bootstrap.servers", "unused:1");
        config.put("state.dir", folder.toString());
        Retention retention = new Retention(Duration.ofHours(1), Duration.ofSeconds(10), 2);
        driver = new TopologyTestDriver(
                new StateTopology(
                                retention,
                                rules(retention),
                                (place, why) -> passedOver.add(why),
                                camerasApplied,
                                tracing())
                        .build(),
                config,
                NOON);
    }

    private Tracing tracing() {
        return Tracing.with(
                OpenTelemetrySdk.builder()
                        .setTracerProvider(SdkTracerProvider.builder()
                                .addSpanProcessor(SimpleSpanProcessor.create(spans))
                                .build())
                        .build(),
                "test");
    }

    private static SightingRules rules(Retention retention) {
        SightingPolicy policy =
                new SightingPolicy(Duration.ofSeconds(3), Duration.ofMillis(500), 2, Duration.ofSeconds(1));
        return new SightingRules(policy, Map.of(), Duration.ofMinutes(1), retention);
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldCountAReplayedDetectionOnce() {
        Detection detection = Samples.detection("gate", 1, 0, NOON, "car", 0.9);

        detect(detection);
        detect(detection);

        assertThat(tally("gate").classified()).isEqualTo(1);
        assertThat(stored()).hasSize(1);
    }

    @Test
    void shouldCountALateDetectionAndKeepTheNewestOne() {
        detect(Samples.detection("gate", 2, 0, NOON, "car", 0.9));
        detect(Samples.detection("gate", 1, 9, NOON.minusSeconds(5), "bus", 0.9));

        assertThat(tally("gate").classified()).isEqualTo(2);
        assertThat(new JsonSerde<>(Detection.class)
                        .deserialize("", store(Stores.LATEST).get("gate")))
                .extracting("epoch")
                .isEqualTo(2L);
    }

    @Test
    void shouldCountButNotKeepWhatIsPastRetentionWhenItArrives() {
        detect(Samples.detection("gate", 1, 0, NOON.minusSeconds(3700), "car", 0.9));

        assertThat(tally("gate").classified()).isEqualTo(1);
        assertThat(stored()).isEmpty();
    }

    @Test
    void shouldRemoveOldDetectionsAFewAtATime() {
        for (int seq = 0; seq < 5; seq++) {
            detect(Samples.detection("gate", 1, seq, NOON.plusSeconds(seq), "car", 0.9));
        }

        driver.advanceWallClockTime(Duration.ofHours(1).plusSeconds(10));
        assertThat(stored()).as("the limit is two at a go").hasSize(3);
        driver.advanceWallClockTime(Duration.ofSeconds(10));

        assertThat(stored()).hasSize(1);
    }

    @Test
    void shouldPassOverRecordsThatNobodyCanRead() {
        input(Topic.DETECTIONS).pipeInput("gate", new byte[] {'{'});
        input(Topic.DETECTIONS)
                .pipeInput(
                        "yard",
                        new JsonSerde<>(Detection.class)
                                .serialize("", Samples.detection("gate", 1, 0, NOON, "car", 0.9)));
        input(Topic.CAMERA_STATUS).pipeInput("gate", new byte[] {'['});
        detect(Samples.detection("gate", 1, 1, NOON, "car", 0.9));

        assertThat(passedOver).hasSize(3);
        assertThat(passedOver.get(1)).contains("key 'yard' is not the id");
        assertThat(tally("gate").classified()).isEqualTo(1);
        assertThat(driver.<Integer, Long>getKeyValueStore(Stores.PROGRESS).get(0))
                .isEqualTo(3);
    }

    @Test
    void shouldCountRejectionsByReasonAndThoseOfNobodyApart() {
        reject("gate", 1, Reason.STALE);
        reject("gate", 2, Reason.STALE);
        reject("gate", 3, Reason.DECODE_ERROR);
        input(Topic.FRAMES_REJECTED).pipeInput(null, new byte[] {1});
        input(Topic.FRAMES_REJECTED).pipeInput("gate", new byte[] {1});
        input(Topic.FRAMES_REJECTED).pipeInput("Not A Camera", new byte[] {1});

        assertThat(tally("gate").rejected()).isEqualTo(Map.of(Reason.STALE, 2L, Reason.DECODE_ERROR, 1L));
        assertThat(driver.<Integer, Rejections>getKeyValueStore(Stores.UNATTRIBUTED)
                        .get(0))
                .isEqualTo(new Rejections(Map.of(Reason.POISON, 3L)));
    }

    @Test
    void shouldCountACopyInNoCamerasAccount() {
        reject("gate", 1, Reason.REPLAYED);

        assertThat(tally("gate")).isNull();
        assertThat(driver.<Integer, Rejections>getKeyValueStore(Stores.UNATTRIBUTED)
                        .get(0))
                .isEqualTo(new Rejections(Map.of(Reason.REPLAYED, 1L)));
    }

    @Test
    void shouldKeepTheNewestStatusUntilItsTombstone() {
        JsonSerde<dev.fovea.topics.CameraStatus> serde = new JsonSerde<>(dev.fovea.topics.CameraStatus.class);
        byte[] status = serde.serialize("", Samples.status("gate", NOON, new Counts(3, 3, Map.of())));

        input(Topic.CAMERA_STATUS).pipeInput("gate", status);
        assertThat(store(Stores.STATUSES).get("gate")).isEqualTo(status);
        input(Topic.CAMERA_STATUS).pipeInput("gate", (byte[]) null);

        assertThat(store(Stores.STATUSES).get("gate")).isNull();
    }

    @Test
    void shouldTellWhoeverWaitsThatADefinitionHasArrived() throws InterruptedException {
        byte[] definition = new JsonSerde<>(Camera.class).serialize("", Camera.of("gate", "rtsp://h/s"));

        input(Topic.CAMERAS).pipeInput("gate", definition);

        assertThat(store(Stores.CAMERAS).get("gate")).isEqualTo(definition);
        assertThat(camerasApplied.await(0, 0, Duration.ZERO)).isTrue();
        assertThat(camerasApplied.await(0, 1, Duration.ZERO)).isFalse();
    }

    @Test
    void shouldSendASightingOnUnderTheCamerasKeyAndCloseItWhenTheCameraFallsSilent() {
        detect(Samples.detection("gate", 1, 0, NOON, "car", 0.7));
        detect(Samples.detection("gate", 1, 1, NOON.plusSeconds(1), "car", 0.9));
        driver.advanceWallClockTime(Duration.ofSeconds(70));

        var output = driver.createOutputTopic(
                        Topic.SIGHTINGS.topic(), new StringDeserializer(), new JsonSerde<>(Sighting.class))
                .readRecordsToList();

        assertThat(output).extracting(TestRecord::key).containsExactly("gate", "gate");
        assertThat(output).extracting(record -> record.value().open()).containsExactly(true, false);
        assertThat(output)
                .extracting(record -> record.value().peakProbability())
                .containsOnly(0.9);
        assertThat(new String(output.getLast().headers().lastHeader("ce_id").value(), UTF_8))
                .isEqualTo(output.getLast().value().id() + "-2-closed");
        assertThat(TimeKey.of(all(Stores.SIGHTINGS).getFirst().key))
                .isEqualTo(new TimeKey("gate", TimeKey.micros(NOON), 1, 0, "car"));
    }

    @Test
    void shouldCountRegionsByMinuteAndLabelOnce() {
        detect(Samples.detection("gate", 1, 0, NOON, "car", 0.7));
        detect(Samples.detection("gate", 1, 0, NOON, "car", 0.7));
        detect(Samples.detection("gate", 1, 1, NOON.plusSeconds(59), "car", 0.7));
        detect(Samples.detection("gate", 1, 2, NOON.plusSeconds(60), "car", 0.7));

        assertThat(driver.<byte[], Long>getKeyValueStore(Stores.ACTIVITY)
                        .get(new TimeKey("gate", TimeKey.micros(NOON), 0, 0, "car").toBytes()))
                .isEqualTo(2);
    }

    @Test
    void shouldEndTheTraceOfADetectionWhoseFrameIsSampled() {
        detect(Samples.detection("gate", 1, 0, NOON, "car", 0.7), "00-" + TRACE + "-" + SENDING + "-01");

        SpanData process = spans.getFinishedSpanItems().getFirst();
        assertThat(process.getName()).isEqualTo("process fovea.detections");
        assertThat(process.getKind()).isEqualTo(SpanKind.CONSUMER);
        assertThat(process.getTraceId()).isEqualTo(TRACE);
        assertThat(process.getParentSpanId()).isEqualTo(SENDING);
        assertThat(process.getStatus()).isEqualTo(StatusData.unset());
        assertThat(process.getAttributes().asMap())
                .containsEntry(AttributeKey.stringKey("messaging.consumer.group.name"), "test")
                .containsEntry(AttributeKey.longKey("messaging.kafka.offset"), 0L);
    }

    @Test
    void shouldTraceNothingThatIsNotSampled() {
        detect(Samples.detection("gate", 1, 0, NOON, "car", 0.7), "00-" + TRACE + "-" + SENDING + "-00");
        detect(Samples.detection("gate", 1, 1, NOON, "car", 0.7), "not a trace");
        detect(Samples.detection("gate", 1, 2, NOON, "car", 0.7));

        assertThat(tally("gate").classified()).isEqualTo(3);
        assertThat(spans.getFinishedSpanItems()).isEmpty();
    }

    private void detect(Detection detection) {
        input(Topic.DETECTIONS)
                .pipeInput(detection.camera(), new JsonSerde<>(Detection.class).serialize("", detection));
    }

    private void detect(Detection detection, String traceparent) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(FrameHeaders.TRACEPARENT, traceparent.getBytes(UTF_8));
        byte[] json = new JsonSerde<>(Detection.class).serialize("", detection);
        input(Topic.DETECTIONS).pipeInput(new TestRecord<>(detection.camera(), json, headers));
    }

    private void reject(String camera, long seq, Reason reason) {
        RecordHeaders headers = new RecordHeaders();
        new FrameHeaders(1, seq, NOON, 10, 10, List.of(), FrameHeaders.JPEG, null).writeTo(headers);
        new RejectionHeaders(reason, new TopicPartition("fovea.frames", 0), seq, "test").writeTo(headers);
        input(Topic.FRAMES_REJECTED).pipeInput(new TestRecord<>(camera, (byte[]) null, headers));
    }

    private TestInputTopic<String, byte[]> input(Topic topic) {
        return driver.createInputTopic(topic.topic(), new StringSerializer(), new ByteArraySerializer());
    }

    private KeyValueStore<String, byte[]> store(String name) {
        return driver.getKeyValueStore(name);
    }

    private AccountTally tally(String camera) {
        return driver.<String, AccountTally>getKeyValueStore(Stores.TALLIES).get(camera);
    }

    private List<KeyValue<byte[], byte[]>> stored() {
        return all(Stores.DETECTIONS);
    }

    private List<KeyValue<byte[], byte[]>> all(String store) {
        List<KeyValue<byte[], byte[]>> all = new ArrayList<>();
        try (KeyValueIterator<byte[], byte[]> entries =
                driver.<byte[], byte[]>getKeyValueStore(store).all()) {
            entries.forEachRemaining(all::add);
        }
        return all;
    }
}
