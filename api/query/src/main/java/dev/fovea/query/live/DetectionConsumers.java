package dev.fovea.query.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fovea.query.kafka.BrokerSettings;
import dev.fovea.topics.Detection;
import dev.fovea.topics.JsonSerde;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Opens consumers of {@code fovea.detections} that are outside any group and see committed records only. */
@Singleton
public final class DetectionConsumers {

    private static final JsonSerde<Detection> SERDE = new JsonSerde<>(Detection.class);

    private final BrokerSettings broker;

    /** @param broker which consumers read from */
    public DetectionConsumers(BrokerSettings broker) {
        this.broker = broker;
    }

    /** A consumer that its caller closes and uses from one thread. */
    public Consumer<String, byte[]> open(String purpose) {
        Map<String, Object> config = broker.with(Map.of(
                ConsumerConfig.CLIENT_ID_CONFIG,
                "fovea-query-" + purpose,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false));
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** The event in a record; empty where the record is no detection (the topology counts and logs those). */
    static Optional<LiveEvent> read(ConsumerRecord<String, byte[]> record) {
        try {
            return Optional.ofNullable(SERDE.deserialize(record.topic(), record.value()))
                    .map(detection -> new LiveEvent(
                            record.partition(), record.offset(), detection, new String(record.value(), UTF_8)));
        } catch (SerializationException e) {
            return Optional.empty();
        }
    }
}
