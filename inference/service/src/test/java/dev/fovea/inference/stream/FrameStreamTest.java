package dev.fovea.inference.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.inference.batch.Crew;
import dev.fovea.inference.batch.FrameClassifier;
import dev.fovea.inference.batch.Freshness;
import dev.fovea.inference.detections.Accounted;
import dev.fovea.inference.detections.Destination;
import dev.fovea.inference.detections.DetectionsSink;
import dev.fovea.inference.detections.OnTrial;
import dev.fovea.inference.engine.InferenceException;
import dev.fovea.inference.frames.Backlog;
import dev.fovea.inference.frames.FramesSource;
import dev.fovea.inference.metrics.Figure;
import dev.fovea.inference.metrics.InferenceMetrics;
import dev.fovea.inference.model.CurrentModel;
import dev.fovea.inference.testing.FakeEngine;
import dev.fovea.inference.testing.Fakes;
import dev.fovea.inference.tracing.Tracing;
import dev.fovea.topics.Reason;
import dev.fovea.topics.RejectionHeaders;
import dev.fovea.topics.Topic;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class FrameStreamTest {

    private static final TopicPartition PARTITION = new TopicPartition(Topic.FRAMES.topic(), 0);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest") {
        @Override
        public synchronized ConsumerGroupMetadata groupMetadata() {
            return new ConsumerGroupMetadata(KafkaClients.GROUP, 7, "member", java.util.Optional.empty());
        }

        @Override
        public synchronized Map<TopicPartition, OffsetAndMetadata> committed(java.util.Set<TopicPartition> partitions) {
            return new HashMap<>(committed);
        }

        @Override
        public synchronized void seekToBeginning(Collection<TopicPartition> partitions) {
            super.seekToBeginning(partitions);
            onRewind.run();
        }
    };
    private Runnable onRewind = () -> {};
    private final Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
    private final Deque<RuntimeException> commitFailures = new ArrayDeque<>();
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer()) {
                @Override
                public void sendOffsetsToTransaction(
                        Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {
                    RuntimeException failure = commitFailures.poll();
                    if (failure != null) {
                        throw failure;
                    }
                    super.sendOffsetsToTransaction(offsets, group);
                    committed.putAll(offsets);
                }
            };
    private final ExecutorService lanes = Executors.newFixedThreadPool(2);
    private final ExecutorService decoders = Executors.newFixedThreadPool(2);
    private final CurrentModel model = new CurrentModel();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final InferenceMetrics metrics = new InferenceMetrics(registry);
    private final List<String> said = new ArrayList<>();
    private boolean ahead = true;
    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private Tracing tracing = Tracing.off();
    private final Pace pace = new Pace() {
        @Override
        public void taken(int frames) {
            said.add("taken " + frames);
        }

        @Override
        public void answered(int frames, long nanos) {
            said.add("answered " + frames);
        }

        @Override
        public boolean takesAhead() {
            return ahead;
        }

        @Override
        public void rest() {
            said.add("rest");
        }

        @Override
        public void end() {
            said.add("end");
        }
    };

    @BeforeEach
    void begin() {
        model.use(Fakes.model(new FakeEngine(), 4));
        consumer.schedulePollTask(() -> {
            consumer.rebalance(List.of(PARTITION));
            consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        });
    }

    @AfterEach
    void end() {
        lanes.shutdownNow();
        decoders.shutdownNow();
    }

    private void addFrames(long from, int count) {
        for (long offset = from; offset < from + count; offset++) {
            consumer.addRecord(frame(offset, offset));
        }
    }

    private static ConsumerRecord<byte[], byte[]> frame(long offset, long seq) {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>(Topic.FRAMES.topic(), 0, offset, "yard".getBytes(UTF_8), new byte[] {90});
        Fakes.headers(seq, 1).writeTo(record.headers());
        return record;
    }

    private void run() throws Exception {
        run(new Accounted(metrics));
    }

    private void run(Destination destination) throws Exception {
        DetectionsSink sink = new DetectionsSink(producer, destination);
        sink.start();
        FrameClassifier classifier = new FrameClassifier(
                new Crew(lanes, decoders, 2), Freshness.complete(), Fakes.metrics(), tracing, Clock.systemUTC());
        try (FrameStream stream = new FrameStream(
                before -> new FramesSource(consumer, before, Backlog.WHOLE, tracing),
                sink,
                classifier,
                model,
                pace,
                state -> {})) {
            stream.run(() -> false);
        }
    }

    private List<String> written() {
        return producer.history().stream().map(ProducerRecord::topic).toList();
    }

    @Test
    void shouldCommitDetectionsTogetherWithTheirOffsets() throws Exception {
        consumer.schedulePollTask(() -> addFrames(0, 3));
        consumer.schedulePollTask(consumer::wakeup);

        run();

        assertThat(written()).containsExactly("fovea.detections", "fovea.detections", "fovea.detections");
        assertThat(committed).hasEntrySatisfying(PARTITION, next -> {
            assertThat(next.offset()).isEqualTo(3);
            assertThat(next.metadata()).startsWith("yard ");
        });
        assertThat(producer.commitCount()).isEqualTo(1);
    }

    @Test
    void shouldRejectACopyOfAFrameThatWasTaken() throws Exception {
        consumer.schedulePollTask(() -> addFrames(0, 3));
        consumer.schedulePollTask(() -> consumer.addRecord(frame(3, 1)));
        consumer.schedulePollTask(consumer::wakeup);

        run();

        assertThat(written())
                .containsExactly("fovea.detections", "fovea.detections", "fovea.detections", "fovea.frames.rejected");
        assertThat(RejectionHeaders.read(producer.history().getLast().headers()).reason())
                .isEqualTo(Reason.REPLAYED);
    }

    @Test
    void shouldDoTheSameFramesAgainWhenTheCommitCameTooLateForARebalance() throws Exception {
        commitFailures.add(new CommitFailedException());
        consumer.schedulePollTask(() -> addFrames(0, 3));
        onRewind = () -> {
            consumer.schedulePollTask(() -> addFrames(0, 3));
            consumer.schedulePollTask(consumer::wakeup);
        };

        run();

        assertThat(producer.commitCount()).isEqualTo(1);
        assertThat(written()).hasSize(3);
    }

    @Test
    void shouldEndWithNothingWrittenWhenAnotherInstanceTookOver() {
        commitFailures.add(new ProducerFencedException("another instance"));
        consumer.schedulePollTask(() -> addFrames(0, 3));
        consumer.schedulePollTask(consumer::wakeup);

        assertThatThrownBy(this::run).isInstanceOf(ProducerFencedException.class);

        assertThat(written()).isEmpty();
        assertThat(committed).isEmpty();
    }

    @Test
    void shouldTellItsPaceOfEachSetOfFramesAndRestAfterIt() throws Exception {
        ahead = false;
        consumer.schedulePollTask(() -> addFrames(0, 3));
        consumer.schedulePollTask(consumer::wakeup);

        run();

        assertThat(said).containsExactly("taken 0", "taken 3", "answered 3", "rest");
    }

    @Test
    void shouldTakeTheNextFramesWhileTheLastOnesAreClassified() throws Exception {
        CountDownLatch taken = new CountDownLatch(1);
        model.use(Fakes.model(new Held(taken), 4));
        consumer.schedulePollTask(() -> addFrames(0, 3));
        consumer.schedulePollTask(() -> {
            addFrames(3, 2);
            taken.countDown();
        });
        consumer.schedulePollTask(consumer::wakeup);

        run();

        assertThat(said).containsSubsequence("taken 3", "taken 2", "answered 3", "answered 2");
        assertThat(written()).hasSize(5);
        assertThat(committed)
                .hasEntrySatisfying(PARTITION, next -> assertThat(next.offset()).isEqualTo(5));
    }

    @Test
    void shouldLeaveFramesUnderWayToTheNextMemberWhenTheirPartitionGoesThere() throws Exception {
        consumer.schedulePollTask(() -> addFrames(0, 3));
        consumer.schedulePollTask(() -> {
            consumer.rebalance(List.of());
            consumer.rebalance(List.of(PARTITION));
        });
        onRewind = () -> {
            consumer.schedulePollTask(() -> addFrames(0, 3));
            consumer.schedulePollTask(consumer::wakeup);
        };

        run();

        assertThat(said).containsSubsequence("taken 3", "answered 3", "taken 3", "answered 3");
        assertThat(producer.commitCount()).isEqualTo(1);
        assertThat(written()).hasSize(3);
    }

    /** A network that does not answer before it may. */
    private static final class Held extends FakeEngine {

        private final CountDownLatch allowed;

        private Held(CountDownLatch allowed) {
            this.allowed = allowed;
        }

        @Override
        public float[] probabilities(ByteBuffer pixels, int count) throws InferenceException {
            try {
                allowed.await();
            } catch (InterruptedException e) {
                throw new InferenceException("interrupted", e);
            }
            return super.probabilities(pixels, count);
        }
    }

    @Test
    void shouldWriteWhatAShadowSeesWhereNoAccountLooks() throws Exception {
        consumer.schedulePollTask(() -> {
            addFrames(0, 2);
            ConsumerRecord<byte[], byte[]> poison =
                    new ConsumerRecord<>(Topic.FRAMES.topic(), 0, 2, "yard".getBytes(UTF_8), new byte[] {90});
            consumer.addRecord(poison);
        });
        consumer.schedulePollTask(consumer::wakeup);

        run(new OnTrial(metrics.shadow()));

        assertThat(written()).containsExactly("fovea.detections.shadow", "fovea.detections.shadow");
        assertThat(committed)
                .hasEntrySatisfying(PARTITION, next -> assertThat(next.offset()).isEqualTo(3));
        assertThat(count(Figure.CLASSIFIED)).isZero();
        assertThat(count(Figure.REJECTED)).isZero();
        assertThat(count(Figure.SHADOW_CLASSIFIED)).isEqualTo(2);
        assertThat(count(Figure.SHADOW_REFUSED)).isEqualTo(1);
    }

    private double count(Figure figure) {
        return registry.find(figure.meter()).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Test
    void shouldGoOnWithTheTracesOfSampledFramesAndLinkTheirBatch() throws Exception {
        trace();
        consumer.schedulePollTask(() -> {
            consumer.addRecord(traced(0, "00-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-1111111111111111-01"));
            consumer.addRecord(traced(1, "00-bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb-2222222222222222-01"));
            consumer.addRecord(traced(2, "00-cccccccccccccccccccccccccccccccc-3333333333333333-00"));
            consumer.addRecord(traced(3, "no traceparent"));
        });
        consumer.schedulePollTask(consumer::wakeup);

        run();

        List<SpanData> first = ofTrace("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
        assertThat(first)
                .extracting(SpanData::getName)
                .containsExactlyInAnyOrder(
                        "process fovea.frames", "queue", "decode", "compute", "output", "send fovea.detections");
        SpanData process = named(first, "process fovea.frames");
        assertThat(process.getKind()).isEqualTo(SpanKind.CONSUMER);
        assertThat(process.getParentSpanId()).isEqualTo("1111111111111111");
        assertThat(process.getAttributes().get(AttributeKey.longKey("messaging.kafka.offset")))
                .isZero();
        assertThat(first)
                .filteredOn(span -> !span.equals(process))
                .allSatisfy(step -> assertThat(step.getParentSpanId()).isEqualTo(process.getSpanId()));
        assertThat(named(first, "send fovea.detections").getKind()).isEqualTo(SpanKind.PRODUCER);

        SpanData batch = named(spans.getFinishedSpanItems(), "compute fovea.frames");
        assertThat(batch.getAttributes().get(AttributeKey.longKey("messaging.batch.message_count")))
                .isEqualTo(4);
        assertThat(batch.getLinks())
                .extracting(link -> link.getSpanContext().getSpanId())
                .containsExactlyInAnyOrder(
                        process.getSpanId(),
                        named(ofTrace("bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"), "process fovea.frames")
                                .getSpanId());
        assertThat(named(first, "compute").getLinks())
                .extracting(link -> link.getSpanContext().getSpanId())
                .containsExactly(batch.getSpanId());
        assertThat(spans.getFinishedSpanItems()).hasSize(2 * 6 + 1);

        assertThat(text(producer.history().getFirst().headers(), "traceparent"))
                .isEqualTo("00-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-"
                        + named(first, "send fovea.detections").getSpanId() + "-01");
        assertThat(text(producer.history().get(2).headers(), "traceparent"))
                .isEqualTo("00-cccccccccccccccccccccccccccccccc-3333333333333333-00");
    }

    @Test
    void shouldTellOfATracedFrameThatIsTakenAgain() throws Exception {
        trace();
        String traceparent = "00-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-1111111111111111-01";
        commitFailures.add(new CommitFailedException());
        consumer.schedulePollTask(() -> consumer.addRecord(traced(0, traceparent)));
        onRewind = () -> {
            consumer.schedulePollTask(() -> consumer.addRecord(traced(0, traceparent)));
            consumer.schedulePollTask(consumer::wakeup);
        };

        run();

        assertThat(ofTrace("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"))
                .filteredOn(span -> span.getName().equals("process fovea.frames"))
                .extracting(span -> span.getStatus().getStatusCode())
                .containsExactly(StatusCode.ERROR, StatusCode.UNSET);
    }

    private void trace() {
        tracing = Tracing.with(
                OpenTelemetrySdk.builder()
                        .setTracerProvider(SdkTracerProvider.builder()
                                .addSpanProcessor(SimpleSpanProcessor.create(spans))
                                .build())
                        .build(),
                Clock.systemUTC());
    }

    private static ConsumerRecord<byte[], byte[]> traced(long seq, String traceparent) {
        ConsumerRecord<byte[], byte[]> record = frame(seq, seq);
        record.headers().add("traceparent", traceparent.getBytes(UTF_8));
        return record;
    }

    private List<SpanData> ofTrace(String id) {
        return spans.getFinishedSpanItems().stream()
                .filter(span -> span.getTraceId().equals(id))
                .toList();
    }

    private static SpanData named(List<SpanData> among, String name) {
        List<SpanData> found =
                among.stream().filter(span -> span.getName().equals(name)).toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static String text(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), UTF_8);
    }

    @Test
    void shouldGoBackToTheCommittedOffset() {
        consumer.assign(List.of(PARTITION));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.seek(PARTITION, 9);
        committed.put(PARTITION, new OffsetAndMetadata(4));
        MockConsumer<byte[], byte[]> assigned = consumer;
        assigned.unsubscribe();

        FramesSource source = new FramesSource(assigned, () -> {}, Backlog.WHOLE, Tracing.off());
        assigned.rebalance(List.of(PARTITION));
        source.rewind();

        assertThat(assigned.position(PARTITION)).isEqualTo(4);
    }
}
