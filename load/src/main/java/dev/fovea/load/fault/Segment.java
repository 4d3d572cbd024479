package dev.fovea.load.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fovea.load.cluster.ClusterException;
import dev.fovea.topics.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The synthetic cameras' first frames on the topic, to be written to it once more. */
final class Segment {

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Segment() {}

    /**
     * Copies of frames, on the partitions of the originals, in an order by chance.
     *
     * @param most how many
     * @throws ClusterException if there are not so many
     */
    static List<ProducerRecord<byte[], byte[]>> shuffled(String kafka, int most, SplittableRandom random) {
        List<ProducerRecord<byte[], byte[]>> copies = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(kafka)) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topic.FRAMES.topic()).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (copies.size() < most) {
                List<ProducerRecord<byte[], byte[]>> polled = poll(consumer);
                copies.addAll(polled.subList(0, Math.min(polled.size(), most - copies.size())));
                if (System.nanoTime() > deadline) {
                    throw new ClusterException("there are not " + most + " frames to copy on " + Topic.FRAMES.topic());
                }
            }
        }
        Collections.shuffle(copies, new java.util.Random(random.nextLong()));
        return copies;
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String kafka) {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private static List<ProducerRecord<byte[], byte[]>> poll(KafkaConsumer<byte[], byte[]> consumer) {
        List<ProducerRecord<byte[], byte[]>> copies = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(PAUSE)) {
            if (record.key() != null && new String(record.key(), UTF_8).startsWith(Cameras.PREFIX)) {
                copies.add(new ProducerRecord<>(
                        record.topic(), record.partition(), record.key(), record.value(), record.headers()));
            }
        }
        return copies;
    }
}
