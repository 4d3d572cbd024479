package dev.fovea.load.check;

import dev.fovea.topics.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads results as they become visible, while things break: what it has seen must be there in the end, and a new one is
 * the sign that a fault is over. Thread-safe.
 */
public final class ResultWatcher implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<Settled> seen = new ArrayList<>();
    private final Map<String, Instant> newest = new HashMap<>();
    private final Thread thread;

    /** Begins at the topics' beginnings; the topics must exist. */
    public ResultWatcher(String kafka) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                        5_000,
                        ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                        1_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = Stream.of(Topic.DETECTIONS, Topic.FRAMES_REJECTED)
                .flatMap(topic -> consumer.partitionsFor(topic.topic()).stream())
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread = Thread.ofPlatform().name("result-watcher").start(this::run);
    }

    private void run() {
        try (consumer) {
            while (true) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(500))) {
                    Records.settled(record).ifPresent(settled -> add(settled, Records.capturedAt(record)));
                }
            }
        } catch (WakeupException e) {
            // close() wakes the poll up to end it.
        }
    }

    private synchronized void add(Settled settled, Optional<Instant> capturedAt) {
        seen.add(settled);
        settled.key()
                .ifPresent(key -> capturedAt.ifPresent(
                        at -> newest.merge(key.camera(), at, (one, other) -> one.isAfter(other) ? one : other)));
    }

    /** All results so far, in the order in which they became visible. */
    public synchronized List<Settled> seen() {
        return List.copyOf(seen);
    }

    /** When the newest frame of a camera was captured whose result is visible; empty before the first. */
    public synchronized Optional<Instant> newest(String camera) {
        return Optional.ofNullable(newest.get(camera));
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
