package dev.fovea.query.cameras;

import dev.fovea.query.kafka.BrokerSettings;
import dev.fovea.topics.Camera;
import dev.fovea.topics.JsonSerde;
import dev.fovea.topics.Topic;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes definitions to {@code fovea.cameras}. Thread-safe. */
@Singleton
public class CameraTopic {

    private static final JsonSerde<Camera> SERDE = new JsonSerde<>(Camera.class);

    private final KafkaProducer<String, byte[]> producer;

    /** @param broker which definitions are written to */
    public CameraTopic(BrokerSettings broker) {
        Map<String, Object> config = broker.with(Map.of(
                ProducerConfig.CLIENT_ID_CONFIG,
                "fovea-query-cameras",
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                Duration.ofSeconds(5).toMillis(),
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                4_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                5_000));
        this.producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    /**
     * Writes a definition, or a tombstone for null, and waits until the broker has it.
     *
     * @return where it is
     * @throws ExecutionException if the broker did not take it
     */
    RecordMetadata write(String id, @Nullable Camera camera) throws ExecutionException, InterruptedException {
        return producer.send(
                        new ProducerRecord<>(Topic.CAMERAS.topic(), id, SERDE.serialize(Topic.CAMERAS.topic(), camera)))
                .get();
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
