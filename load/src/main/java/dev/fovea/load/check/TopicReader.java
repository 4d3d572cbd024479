package dev.fovea.load.check;

import dev.fovea.topics.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What a {@code read_committed} reader sees on Fovea's topics from their beginning to their present end. */
final class TopicReader implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KafkaConsumer<byte[], byte[]> consumer;

    /** @param kafka address of the broker */
    TopicReader(String kafka) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        "false"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /**
     * Reads all of a topic, each partition in order.
     *
     * @return whether every partition still has its first record
     * @throws org.apache.kafka.common.errors.TimeoutException if the broker does not answer
     * @throws IllegalStateException if the end is not reached in a minute without a record, as behind a transaction
     *     that hangs
     */
    boolean read(Topic topic, Consumer<ConsumerRecord<byte[], byte[]>> to) {
        List<TopicPartition> partitions = partitions(topic);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        boolean complete =
                consumer.beginningOffsets(partitions).values().stream().allMatch(begin -> begin == 0);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(PAUSE)) {
                to.accept(record);
                deadline = System.nanoTime() + PATIENCE.toNanos();
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the end of " + topic.topic() + " cannot be read: no record for "
                        + PATIENCE.toSeconds() + " s; is a transaction open?");
            }
        }
        return complete;
    }

    private List<TopicPartition> partitions(Topic topic) {
        return consumer.partitionsFor(topic.topic()).stream()
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
