package dev.fovea.load.bench.query;

import dev.fovea.load.bench.BenchException;
import dev.fovea.load.bench.rig.Clients;
import dev.fovea.load.bench.rig.Headway;
import dev.fovea.topics.ClassifiedRegion;
import dev.fovea.topics.Detection;
import dev.fovea.topics.FrameRef;
import dev.fovea.topics.JsonSerde;
import dev.fovea.topics.LabelProbability;
import dev.fovea.topics.ModelRef;
import dev.fovea.topics.Region;
import dev.fovea.topics.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Detections of the last hours, as inference would have written them: each camera's in the order of their capture, with
 * one region whose label changes every half minute or so.
 *
 * @param count of all cameras together, ≥ 1
 * @param from when the first was captured
 * @param length from the first to the last
 */
record History(int count, Instant from, Duration length) {

    static final int CAMERAS = 16;

    /** The rarest is a twentieth as frequent as the most frequent. */
    static final List<String> LABELS = List.of("automobile", "truck", "dog", "cat", "bird", "horse", "airplane");

    private static final double[] SHARES = {0.40, 0.70, 0.82, 0.90, 0.95, 0.98, 1.00};
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final int BATCH_BYTES = 256 << 10; // Well below what the topic takes.
    private static final int TELL = 1000;
    private static final int SAME_LABEL = 150;
    private static final ModelRef MODEL = new ModelRef("bench", "1");

    static String camera(int number) {
        return "bench-" + number;
    }

    /** When a camera's detection was captured. */
    Instant at(int seq) {
        return from.plus(Duration.ofNanos((long) ((double) length.toNanos() * seq * CAMERAS / count)));
    }

    /** Writes them all to {@code fovea.detections}. */
    void write(String kafka, Consumer<String> progress) throws InterruptedException {
        Headway headway = new Headway("detections written", count, progress);
        JsonSerde<Detection> json = new JsonSerde<>(Detection.class);
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        try (Producer<String, byte[]> producer =
                Clients.producer(kafka, Map.of(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES))) {
            for (int i = 0; i < count && failure.get() == null; i++) {
                Detection detection = detection(i % CAMERAS, i / CAMERAS);
                var _ = producer.send(
                        new ProducerRecord<>(
                                Topic.DETECTIONS.topic(),
                                detection.camera(),
                                json.serialize(Topic.DETECTIONS.topic(), detection)),
                        (_, e) -> failure.compareAndSet(null, e));
                if (i % TELL == 0) {
                    var _ = headway.at(i);
                }
            }
            producer.flush();
        }
        Exception wrong = failure.get();
        if (wrong != null) {
            throw new BenchException("the detections could not be written: " + wrong, wrong);
        }
    }

    /** The same for the same numbers. */
    private Detection detection(int camera, int seq) {
        Random random = new Random(31L * camera + seq / SAME_LABEL);
        double dice = random.nextDouble();
        String label = LABELS.get(IntStream.range(0, SHARES.length)
                .filter(i -> dice < SHARES[i])
                .findFirst()
                .orElseThrow());
        double probability = 0.5 + 0.5 * random.nextDouble();
        Region region = new Region(8 * (seq % 40), 100, 120, 80);
        Instant captured = at(seq);
        return new Detection(
                camera(camera),
                1,
                seq,
                captured,
                captured.plusMillis(150),
                new FrameRef(camera % 4, seq),
                WIDTH,
                HEIGHT,
                MODEL,
                List.of(new ClassifiedRegion(
                        region, label, probability, List.of(new LabelProbability(label, probability)))));
    }
}
