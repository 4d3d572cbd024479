package dev.fovea.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.ingest.capture.Account;
import dev.fovea.ingest.capture.Frame;
import dev.fovea.ingest.tracing.Tracing;
import dev.fovea.topics.CameraState;
import dev.fovea.topics.CameraStatus;
import dev.fovea.topics.Counts;
import dev.fovea.topics.FrameHeaders;
import dev.fovea.topics.Topic;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PartitionLaneTest {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Instant CAPTURED = Instant.parse("2026-11-24T12:00:00Z");

    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    private final FrameBuffer buffer = new FrameBuffer(1 << 20, 1 << 20);
    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private PartitionLane lane = lane(Tracing.off());
    private final Account account = new Account(Account.Standing.NONE);

    @AfterEach
    void end() throws InterruptedException {
        lane.abandon();
    }

    @Test
    void shouldKeepStatusesAndFramesInTheOrderInWhichTheyCame() throws Exception {
        lane.open();

        lane.write(status()).get(5, TimeUnit.SECONDS);
        lane.offer(frame());
        lane.offer(frame());
        lane.finish(LIMIT);

        assertThat(producer.history())
                .extracting(ProducerRecord::topic)
                .containsExactly(Topic.CAMERA_STATUS.topic(), Topic.FRAMES.topic(), Topic.FRAMES.topic());
        assertThat(producer.history()).extracting(ProducerRecord::partition).containsOnly(3);
        assertThat(producer.transactionInFlight()).isFalse();
        assertThat(account.standing().counts().published()).isEqualTo(2);
        assertThat(buffer.inFlightBytes()).isZero();
    }

    @Test
    void shouldFailForGoodOnceItIsShutOut() {
        lane.open();
        producer.fenceProducer();

        CompletableFuture<Void> kept = lane.write(status());
        lane.offer(frame());

        Awaitility.await().atMost(LIMIT).until(lane::hasFailed);
        assertThatThrownBy(() -> kept.get(5, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
        assertThatThrownBy(() -> lane.write(status()).get(5, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
        assertThat(producer.history()).isEmpty();
        assertThat(account.standing().counts().published()).isZero();
    }

    @Test
    void shouldWaitForABrokerThatDoesNotAnswer() {
        lane.open();
        producer.commitTransactionException = new TimeoutException("no answer");
        lane.offer(frame());
        Awaitility.await().atMost(LIMIT).until(() -> buffer.inFlightBytes() > 0);
        assertThat(account.standing().counts().published()).isZero();

        producer.commitTransactionException = null;

        Awaitility.await().atMost(LIMIT).until(() -> account.standing().counts().published() == 1);
        assertThat(producer.history()).hasSize(1);
    }

    @Test
    void shouldPublishNothingMoreOnceItIsAbandoned() throws Exception {
        lane.open();

        lane.abandon();
        lane.offer(frame());

        assertThat(producer.closed()).isTrue();
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void shouldBeOpenedAgainAfterTheBrokerDidNotAnswer() throws Exception {
        producer.initTransactionException = new TimeoutException("no answer");
        assertThatThrownBy(lane::open).isInstanceOf(TimeoutException.class);
        assertThat(producer.closed()).isTrue();
    }

    @Test
    void shouldBeginATraceThatTravelsWithEachSampledFrame() throws Exception {
        lane = lane(traced(Sampler.alwaysOn()));
        lane.open();

        lane.offer(frame());
        lane.finish(LIMIT);

        SpanData capture = named("capture");
        SpanData send = named("send fovea.frames");
        assertThat(capture.getParentSpanContext().isValid()).isFalse();
        assertThat(capture.getStartEpochNanos()).isEqualTo(CAPTURED.getEpochSecond() * 1_000_000_000);
        assertThat(capture.getAttributes().get(AttributeKey.stringKey("fovea.camera")))
                .isEqualTo("a");
        assertThat(send.getParentSpanId()).isEqualTo(capture.getSpanId());
        assertThat(send.getKind()).isEqualTo(SpanKind.PRODUCER);
        assertThat(send.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(producer.history().getFirst().headers().lastHeader(FrameHeaders.TRACEPARENT))
                .satisfies(header -> assertThat(header.value())
                        .asString(UTF_8)
                        .isEqualTo("00-" + send.getTraceId() + "-" + send.getSpanId() + "-01"));
    }

    @Test
    void shouldSayInTheTraceWhyAFrameWasGivenUp() throws Exception {
        lane = lane(traced(Sampler.alwaysOn()));
        lane.open();
        producer.fenceProducer();

        lane.offer(frame());

        Awaitility.await().atMost(LIMIT).until(lane::hasFailed);
        assertThat(named("send fovea.frames").getStatus().getDescription()).isEqualTo("backpressure");
    }

    @Test
    void shouldTellNothingOfAFrameThatIsNotSampled() throws Exception {
        lane = lane(traced(Sampler.alwaysOff()));
        lane.open();

        lane.offer(frame());
        lane.finish(LIMIT);

        assertThat(spans.getFinishedSpanItems()).isEmpty();
        assertThat(producer.history().getFirst().headers().lastHeader(FrameHeaders.TRACEPARENT))
                .isNull();
    }

    private PartitionLane lane(Tracing tracing) {
        return new PartitionLane(3, buffer, () -> producer, Duration.ofMillis(1), tracing);
    }

    private Tracing traced(Sampler sampler) {
        return Tracing.with(OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .setSampler(sampler)
                        .addSpanProcessor(SimpleSpanProcessor.create(spans))
                        .build())
                .build());
    }

    private SpanData named(String name) {
        List<SpanData> found = spans.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static CameraStatus status() {
        return new CameraStatus(
                "a", CameraState.RUNNING, Instant.EPOCH, Instant.EPOCH, 1, -1, Counts.NONE, "test", null);
    }

    private Frame frame() {
        FrameHeaders headers =
                new FrameHeaders(1, account.capture(), CAPTURED, 10, 10, List.of(), FrameHeaders.JPEG, null);
        return new Frame("a", headers, new byte[100], account);
    }
}
