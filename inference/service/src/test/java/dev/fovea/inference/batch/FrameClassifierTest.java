package dev.fovea.inference.batch;

import static dev.fovea.inference.testing.Fakes.frame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.inference.engine.InferenceException;
import dev.fovea.inference.frames.Arrival;
import dev.fovea.inference.testing.FakeEngine;
import dev.fovea.inference.testing.FakeReader;
import dev.fovea.inference.testing.Fakes;
import dev.fovea.inference.testing.JsonLog;
import dev.fovea.inference.testing.TwoLanes;
import dev.fovea.topics.ClassifiedRegion;
import dev.fovea.topics.Embedding;
import dev.fovea.topics.FrameRef;
import dev.fovea.topics.ModelRef;
import dev.fovea.topics.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class FrameClassifierTest {

    private static final Duration BUDGET = Duration.ofSeconds(10);

    private final ExecutorService lanes = Executors.newFixedThreadPool(2);
    private final ExecutorService decoders = Executors.newFixedThreadPool(2);
    private final Crew crew = new Crew(lanes, decoders, 2);
    private final FakeEngine engine = new FakeEngine();

    @AfterEach
    void stop() {
        lanes.shutdownNow();
        decoders.shutdownNow();
    }

    private List<Outcome> classify(List<Arrival> arrivals, Freshness freshness, Duration age, int maxBatch)
            throws InferenceException {
        Clock clock = Clock.fixed(Fakes.CAPTURED.plus(age), ZoneOffset.UTC);
        FrameClassifier classifier = new FrameClassifier(crew, freshness, Fakes.metrics(), clock);
        return classifier.classify(Fakes.model(engine, maxBatch), arrivals);
    }

    private List<Outcome> classify(List<Arrival> arrivals, int maxBatch) throws InferenceException {
        return classify(arrivals, Freshness.realtime(BUDGET), Duration.ofMillis(80), maxBatch);
    }

    private static List<Arrival> frames(int count) {
        List<Arrival> frames = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            frames.add(frame(i, 1, 90));
        }
        return frames;
    }

    @Test
    void shouldNameFrameModelTimesAndLabelsInADetection() throws Exception {
        List<Outcome> outcomes = classify(List.of(frame(7, 2, 90)), 4);

        assertThat(outcomes).singleElement().isInstanceOfSatisfying(Outcome.Classified.class, classified -> {
            assertThat(classified.detection().camera()).isEqualTo("yard");
            assertThat(classified.detection().frame()).isEqualTo(new FrameRef(0, 7));
            assertThat(classified.detection().seq()).isEqualTo(7);
            assertThat(classified.detection().model()).isEqualTo(new ModelRef("fake", "1"));
            assertThat(classified.detection().capturedAt()).isEqualTo(Fakes.CAPTURED);
            assertThat(classified.detection().classifiedAt()).isEqualTo(Fakes.CAPTURED.plusMillis(80));
            assertThat(classified.detection().regions())
                    .extracting(ClassifiedRegion::label)
                    .containsExactly("car", "car");
        });
    }

    @Test
    void shouldGiveEachRegionItsOwnEmbeddingWhereTheModelHasThem() throws Exception {
        Clock clock = Clock.fixed(Fakes.CAPTURED, ZoneOffset.UTC);
        FrameClassifier classifier = new FrameClassifier(crew, Freshness.realtime(BUDGET), Fakes.metrics(), clock);

        List<Outcome> outcomes = classifier.classify(
                Fakes.model(engine, 2, 2), List.of(frame(0, 1, 100), frame(1, 2, 0), frame(2, 1, 80)));

        assertThat(outcomes.stream()
                        .flatMap(o -> ((Outcome.Classified) o).detection().regions().stream())
                        .map(region -> Embedding.decode(Objects.requireNonNull(region.embedding()))))
                .containsExactly(new byte[] {127, 0}, new byte[] {0, 127}, new byte[] {0, 127}, new byte[] {123, 31});
        assertThat(classify(List.of(frame(0, 1, 100)), 2))
                .first()
                .isInstanceOfSatisfying(
                        Outcome.Classified.class,
                        classified -> assertThat(classified
                                        .detection()
                                        .regions()
                                        .getFirst()
                                        .embedding())
                                .isNull());
    }

    @Test
    void shouldNameTheFrameInFieldsOfTheLogWhenItsDecodingFailsUnforeseen() throws Exception {
        try (JsonLog log = new JsonLog(WindowDecoder.class)) {
            List<Outcome> outcomes = classify(List.of(frame(7, 1, FakeReader.DEADLY), frame(8, 1, 90)), 4);

            assertThat(outcomes.getLast()).isInstanceOf(Outcome.Classified.class);
            assertThat(log.lines()).singleElement().satisfies(line -> {
                assertThat(line.path("message").asText()).isEqualTo("cannot decode camera=yard epoch=1 seq=7");
                assertThat(line.path("mdc").properties())
                        .extracting(
                                field -> field.getKey() + "=" + field.getValue().asText())
                        .containsExactlyInAnyOrder("camera=yard", "epoch=1", "seq=7");
            });
        }
    }

    @Test
    void shouldClassifyThirtyOneWhenOneOfThirtyTwoIsCorrupt() throws Exception {
        List<Arrival> arrivals = frames(32);
        arrivals.set(17, frame(17, 1, FakeReader.CORRUPT));

        List<Outcome> outcomes = classify(arrivals, 32);

        assertThat(outcomes).filteredOn(o -> o instanceof Outcome.Classified).hasSize(31);
        assertThat(outcomes.get(17)).isEqualTo(new Outcome.Rejected(Reason.DECODE_ERROR, "corrupt"));
    }

    @Test
    void shouldRejectOnlyTheFrameOnWhichTheNetworkFails() throws Exception {
        List<Arrival> arrivals = frames(8);
        arrivals.set(3, frame(3, 1, FakeEngine.DEADLY));

        List<Outcome> outcomes = classify(arrivals, 8);

        assertThat(outcomes).filteredOn(o -> o instanceof Outcome.Classified).hasSize(7);
        assertThat(outcomes.get(3))
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(Reason.INFERENCE_ERROR));
    }

    @Test
    void shouldBlameNoFrameWhenTheNetworkFailsOnEverything() {
        engine.broken(true);

        assertThatThrownBy(() -> classify(frames(8), 4)).isInstanceOf(InferenceException.class);
    }

    @Test
    void shouldGoOnAfterTheNetworkFailedOnEverything() throws Exception {
        engine.broken(true);
        assertThatThrownBy(() -> classify(frames(40), 4)).isInstanceOf(InferenceException.class);

        engine.broken(false);

        assertThat(classify(frames(40), 4)).allMatch(o -> o instanceof Outcome.Classified);
    }

    @Test
    void shouldFillBatchesWithTheRegionsOfNeighbouringFrames() throws Exception {
        classify(List.of(frame(0, 3, 90), frame(1, 3, 90), frame(2, 2, 90)), 4);

        assertThat(engine.batches()).containsExactly(4, 4);
    }

    @Test
    void shouldKeepEachRegionsAnswerWhenAFrameSpansBatchesAndWindows() throws Exception {
        List<Arrival> arrivals = List.of(frame(0, 1, 60), frame(1, 11, 70), frame(2, 2, 80));

        List<Outcome> outcomes = classify(arrivals, 4);

        assertThat(outcomes)
                .extracting(o -> ((Outcome.Classified) o)
                        .detection().regions().stream()
                                .map(ClassifiedRegion::probability)
                                .distinct()
                                .toList())
                .containsExactly(List.of(0.6), List.of(0.7), List.of(0.8));
        assertThat(((Outcome.Classified) outcomes.get(1)).detection().regions()).hasSize(11);
    }

    @Test
    void shouldNotAskTheNetworkAboutAFrameWithoutRegions() throws Exception {
        List<Outcome> outcomes = classify(List.of(frame(0, 0, 90)), 4);

        assertThat(outcomes)
                .singleElement()
                .isInstanceOfSatisfying(
                        Outcome.Classified.class,
                        classified ->
                                assertThat(classified.detection().regions()).isEmpty());
        assertThat(engine.batches()).isEmpty();
    }

    @Test
    void shouldCountAStaleFrameWhenTheBudgetIsExceeded() throws Exception {
        List<Outcome> outcomes = classify(frames(1), Freshness.realtime(BUDGET), Duration.ofSeconds(11), 4);

        assertThat(outcomes).singleElement().isInstanceOfSatisfying(Outcome.Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(Reason.STALE);
            assertThat(rejected.error()).contains("captured 11.0 s ago", "at most 10.0 s");
        });
        assertThat(engine.batches()).isEmpty();
    }

    @Test
    void shouldClassifyAFrameThatIsExactlyAsOldAsTheBudget() throws Exception {
        assertThat(classify(frames(1), Freshness.realtime(BUDGET), BUDGET, 4))
                .allMatch(o -> o instanceof Outcome.Classified);
    }

    @Test
    void shouldClassifyOldFramesInCompleteMode() throws Exception {
        assertThat(classify(frames(1), Freshness.complete(), Duration.ofDays(3), 4))
                .allMatch(o -> o instanceof Outcome.Classified);
    }

    @Test
    void shouldRejectWhatIsNoFrameAsPoison() throws Exception {
        List<Outcome> outcomes = classify(List.of(new Arrival.Malformed(new FrameRef(0, 0), "the key is null")), 4);

        assertThat(outcomes).containsExactly(new Outcome.Rejected(Reason.POISON, "the key is null"));
    }

    @Test
    void shouldRejectAPictureWithoutBytesEvenWithoutRegions() throws Exception {
        Arrival.Frame empty = new Arrival.Frame(new FrameRef(0, 0), "yard", Fakes.headers(0, 0), new byte[0]);

        assertThat(classify(List.of(empty), 4))
                .containsExactly(new Outcome.Rejected(Reason.DECODE_ERROR, "the picture has no bytes"));
    }

    @Test
    void shouldRejectAnAnswerThatIsNotANumber() throws Exception {
        List<Outcome> outcomes = new FrameClassifier(
                        crew, Freshness.complete(), Fakes.metrics(), Clock.fixed(Fakes.CAPTURED, ZoneOffset.UTC))
                .classify(Fakes.model(new NotANumber(), 4), frames(1));

        assertThat(outcomes)
                .singleElement()
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(Reason.INFERENCE_ERROR));
    }

    private static final class NotANumber implements dev.fovea.inference.engine.Engine {

        @Override
        public float[] probabilities(java.nio.ByteBuffer pixels, int count) {
            return new float[] {Float.NaN, 1};
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void shouldShareASetEvenlyAmongTheBatchesThatTheNetworkTakesAtOnce() throws Exception {
        TwoLanes two = new TwoLanes();

        List<Outcome> outcomes = new FrameClassifier(
                        crew, Freshness.complete(), Fakes.metrics(), Clock.fixed(Fakes.CAPTURED, ZoneOffset.UTC))
                .classify(Fakes.model(two, 32), frames(12));

        assertThat(outcomes).hasSize(12).allMatch(o -> o instanceof Outcome.Classified);
        assertThat(two.batches()).containsExactly(6, 6);
    }

    @Test
    void shouldGoOnAfterASetWasAbandoned() throws Exception {
        FrameClassifier classifier = new FrameClassifier(
                crew, Freshness.complete(), Fakes.metrics(), Clock.fixed(Fakes.CAPTURED, ZoneOffset.UTC));

        classifier.begin(Fakes.model(engine, 2), frames(20)).abandon();

        assertThat(classifier.classify(Fakes.model(engine, 2), frames(3))).hasSize(3);
    }
}
