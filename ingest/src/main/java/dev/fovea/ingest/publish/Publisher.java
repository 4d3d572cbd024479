package dev.fovea.ingest.publish;

import dev.fovea.ingest.capture.FrameOutlet;
import dev.fovea.ingest.capture.StatusWriter;
import dev.fovea.ingest.config.IngestSettings;
import dev.fovea.topics.Topic;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The way from this instance to the broker: one idempotent producer for frames and statuses.
 *
 * <p>A record that was handed to the producer is never given up while the instance runs: with the broker away it would
 * otherwise be unknown whether it was kept. What waits in front of the producer is bounded and dropped instead.
 */
public final class Publisher {

    private static final int BATCH_BYTES = 256 << 10;
    private static final long ALLOWANCE = 16L << 20;
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

    private final FrameBuffer buffer;
    private final Producer<String, byte[]> producer;
    private final FrameSink frames;
    private final StatusSink statuses;

    public Publisher(IngestSettings.Publish settings, Map<String, Object> kafka) {
        long inFlight = settings.inFlightBytes().asLongValue();
        this.buffer = new FrameBuffer(settings.bufferBytes().asLongValue(), inFlight);
        this.producer = new KafkaProducer<>(config(kafka, inFlight), new StringSerializer(), new ByteArraySerializer());
        this.frames = new FrameSink(buffer, producer);
        this.statuses = new StatusSink(producer);
        frames.start();
    }

    private static Map<String, Object> config(Map<String, Object> kafka, long inFlight) {
        Map<String, Object> config = new java.util.HashMap<>(kafka);
        config.put(ProducerConfig.CLIENT_ID_CONFIG, "fovea-ingest");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none"); // JPEGs do not compress.
        config.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, inFlight + ALLOWANCE);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topic.FRAMES.maxMessageBytes());
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        return config;
    }

    public FrameOutlet frames() {
        return buffer;
    }

    public StatusWriter statuses() {
        return statuses;
    }

    /** What fails from now on is counted as {@code shutdown}. */
    public void stopping() {
        frames.stopping();
    }

    /** Closes the way; what was not acknowledged is counted as {@code shutdown}. */
    public void close() throws InterruptedException {
        stopping();
        buffer.close();
        frames.end();
        producer.close(CLOSE_LIMIT);
    }

    public FrameBuffer buffer() {
        return buffer;
    }
}
