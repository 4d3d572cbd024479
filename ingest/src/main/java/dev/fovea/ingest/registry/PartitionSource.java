package dev.fovea.ingest.registry;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads one partition up to where it ends now. Thread-safe: each call uses a consumer of its own, outside any group. */
final class PartitionSource {

    private static final Duration POLL = Duration.ofMillis(500);

    private final Map<String, Object> config;

    PartitionSource(Map<String, Object> kafka) {
        config = new HashMap<>(kafka);
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, "fovea-ingest-reader");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
    }

    /**
     * Reads the whole partition.
     *
     * @throws org.apache.kafka.common.KafkaException if the broker cannot be reached
     */
    <V> void read(
            TopicPartition partition,
            Deserializer<V> values,
            BooleanSupplier cancelled,
            Consumer<ConsumerRecord<String, V>> each) {
        try (KafkaConsumer<String, V> consumer = new KafkaConsumer<>(config, new StringDeserializer(), values)) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            drain(consumer, partition, cancelled, each);
        }
    }

    /**
     * Reads the partition from the first record that is at least as new as {@code from}.
     *
     * @return whether that is the oldest record there is
     */
    <V> boolean read(
            TopicPartition partition,
            Instant from,
            Deserializer<V> values,
            BooleanSupplier cancelled,
            Consumer<ConsumerRecord<String, V>> each) {
        try (KafkaConsumer<String, V> consumer = new KafkaConsumer<>(config, new StringDeserializer(), values)) {
            consumer.assign(List.of(partition));
            OffsetAndTimestamp start = consumer.offsetsForTimes(Map.of(partition, Math.max(0, from.toEpochMilli())))
                    .get(partition);
            if (start == null) {
                return from.toEpochMilli() <= 0; // Else there may be older ones.
            }
            consumer.seek(partition, start.offset());
            drain(consumer, partition, cancelled, each);
            return start.offset()
                    <= consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
        }
    }

    private static <V> void drain(
            KafkaConsumer<String, V> consumer,
            TopicPartition partition,
            BooleanSupplier cancelled,
            Consumer<ConsumerRecord<String, V>> each) {
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        while (consumer.position(partition) < end && !cancelled.getAsBoolean()) {
            consumer.poll(POLL).forEach(each);
        }
    }
}
