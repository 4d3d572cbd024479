package dev.fovea.load.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fovea.topics.FrameHeaders;
import dev.fovea.topics.FrameRef;
import dev.fovea.topics.Region;
import dev.fovea.topics.Topic;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Another program that writes to Fovea's topics, past every proxy. For one thread. */
final class Stranger implements AutoCloseable {

    private static final int LARGEST = 32 << 20;

    private final KafkaProducer<byte[], byte[]> producer;

    Stranger(String kafka) {
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka,
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        LARGEST,
                        ProducerConfig.BUFFER_MEMORY_CONFIG,
                        LARGEST),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** A frame with true headers: its whole picture is one region. */
    static ProducerRecord<byte[], byte[]> frame(String camera, long seq, byte @Nullable [] picture) {
        ProducerRecord<byte[], byte[]> record = record(Topic.FRAMES, camera.getBytes(UTF_8), picture);
        new FrameHeaders(1, seq, Instant.now(), 320, 180, List.of(Region.whole(320, 180)), FrameHeaders.JPEG, null)
                .writeTo(record.headers());
        return record;
    }

    /** A record as it is, of any partition. */
    @SuppressWarnings("NullAway") // Kafka's records do hold nulls.
    static ProducerRecord<byte[], byte[]> record(Topic topic, byte @Nullable [] key, byte @Nullable [] value) {
        return new ProducerRecord<>(topic.topic(), key, value);
    }

    /**
     * Writes a record and waits for it.
     *
     * @throws IOException if the broker refuses it
     */
    FrameRef write(ProducerRecord<byte[], byte[]> record) throws IOException, InterruptedException {
        try {
            RecordMetadata place = producer.send(record).get();
            return new FrameRef(place.partition(), place.offset());
        } catch (ExecutionException e) {
            throw new IOException("the broker did not take a record: " + e.getCause(), e.getCause());
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
