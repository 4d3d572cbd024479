package dev.fovea.ingest.publish;

import dev.fovea.ingest.config.IngestSettings;
import dev.fovea.ingest.tracing.Tracing;
import dev.fovea.topics.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The way from this instance to the broker: one bounded buffer, and a lane for each partition that is owned.
 *
 * <p>A record that was handed to a producer is never given up while the instance runs: with the broker away it would
 * otherwise be unknown whether it was kept. What waits in front of the producers is bounded and dropped instead.
 */
public final class Publisher {

    private static final int BATCH_BYTES = 256 << 10;

    private final FrameBuffer buffer;
    private final Map<String, Object> kafka;
    private final Duration linger;
    private final Tracing tracing;

    public Publisher(IngestSettings.Publish settings, Map<String, Object> kafka, Tracing tracing) {
        this.buffer = new FrameBuffer(
                settings.bufferBytes().asLongValue(), settings.inFlightBytes().asLongValue());
        this.kafka = kafka;
        this.linger = settings.linger();
        this.tracing = tracing;
    }

    /** A lane of a partition of {@code fovea.cameras}, to be opened. */
    public PartitionLane lane(int partition) {
        return new PartitionLane(
                partition,
                buffer,
                () -> new KafkaProducer<>(config(partition), new StringSerializer(), new ByteArraySerializer()),
                linger,
                tracing);
    }

    private Map<String, Object> config(int partition) {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put(ProducerConfig.CLIENT_ID_CONFIG, "fovea-ingest-" + partition);
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "fovea-ingest-" + partition);
        // An outage that is longer than this costs the frames of one transaction; the next owner does not wait for it.
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 600_000);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none"); // JPEGs do not compress.
        config.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        config.put(
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                PartitionTransaction.MAX_BYTES + 2L * Topic.FRAMES.maxMessageBytes());
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topic.FRAMES.maxMessageBytes());
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        return config;
    }

    /** Takes no more frames; those that wait are counted as {@code shutdown}. */
    public void close() {
        buffer.close();
    }

    public FrameBuffer buffer() {
        return buffer;
    }
}
