package dev.fovea.load.bench.rig;

import dev.fovea.load.bench.BenchException;
import dev.fovea.topics.FrameHeaders;
import dev.fovea.topics.Region;
import dev.fovea.topics.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Lays frames ready on {@code fovea.frames}: written in one transaction, they are on the broker's disk before anybody
 * sees the first of them, and {@link #release} shows them all at once. Not thread-safe.
 */
public final class FrameFeed implements AutoCloseable {

    private static final int CAMERAS = 16;
    private static final int TRANSACTION_MILLIS = 600_000;

    private final Producer<String, byte[]> producer;
    private final List<Picture> pictures;
    private final long epoch = Instant.now().getEpochSecond();
    private final long[] nextSeq = new long[CAMERAS];

    /** @param pictures sent in turn, each as one whole region */
    public FrameFeed(String kafka, List<Picture> pictures) {
        this.pictures = List.copyOf(pictures);
        this.producer = Clients.producer(
                kafka,
                Map.of(
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        "fovea-bench-feed",
                        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                        TRANSACTION_MILLIS));
        producer.initTransactions();
    }

    /**
     * Writes frames that nobody sees yet.
     *
     * @return for each partition the offset after its last frame
     */
    public Map<Integer, Long> layReady(int frames) throws InterruptedException {
        producer.beginTransaction();
        List<Future<RecordMetadata>> sent = new ArrayList<>(frames);
        for (int i = 0; i < frames; i++) {
            sent.add(producer.send(record(i)));
        }
        producer.flush();
        Map<Integer, Long> ends = new HashMap<>();
        try {
            for (Future<RecordMetadata> one : sent) {
                RecordMetadata place = one.get();
                ends.merge(place.partition(), place.offset() + 1, Math::max);
            }
        } catch (ExecutionException e) {
            throw new BenchException("the frames could not be written: " + e.getCause(), e);
        }
        return ends;
    }

    private ProducerRecord<String, byte[]> record(int number) {
        int camera = number % CAMERAS;
        Picture picture = pictures.get(number % pictures.size());
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(Topic.FRAMES.topic(), "bench-" + camera, picture.jpeg());
        new FrameHeaders(
                        epoch,
                        nextSeq[camera]++,
                        Instant.now(),
                        picture.width(),
                        picture.height(),
                        List.of(Region.whole(picture.width(), picture.height())),
                        FrameHeaders.JPEG,
                        null)
                .writeTo(record.headers());
        return record;
    }

    /** Shows what was laid ready. */
    public void release() {
        producer.commitTransaction();
    }

    @Override
    public void close() {
        producer.close();
    }
}
