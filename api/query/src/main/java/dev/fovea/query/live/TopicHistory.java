package dev.fovea.query.live;

import dev.fovea.query.pages.Extent;
import dev.fovea.topics.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads history from {@code fovea.detections}; a bounded number of clients at the same time, the others wait. */
final class TopicHistory implements History {

    private static final String TOPIC = Topic.DETECTIONS.topic();
    private static final Duration POLL = Duration.ofMillis(500);

    private final DetectionConsumers consumers;
    private final Semaphore turns;

    TopicHistory(DetectionConsumers consumers, int atOnce) {
        this.consumers = consumers;
        this.turns = new Semaphore(atOnce, true);
    }

    @Override
    public Extent read(Extent from, Extent to, Taker taker) throws ExpiredException, InterruptedException {
        turns.acquire();
        try (Consumer<String, byte[]> consumer = consumers.open("history")) {
            return read(consumer, missing(from, to), from, taker);
        } finally {
            turns.release();
        }
    }

    /** Each partition with something to read, with where its reading ends. */
    private static Map<TopicPartition, Long> missing(Extent from, Extent to) {
        Map<TopicPartition, Long> ends = new HashMap<>();
        to.next().forEach((partition, end) -> {
            if (end > from.next().getOrDefault(partition, 0L)) {
                ends.put(new TopicPartition(TOPIC, partition), end);
            }
        });
        return ends;
    }

    private static Extent read(
            Consumer<String, byte[]> consumer, Map<TopicPartition, Long> ends, Extent from, Taker taker)
            throws ExpiredException, InterruptedException {
        Extent done = from;
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(ends.keySet());
        for (TopicPartition partition : ends.keySet()) {
            long next = from.next().getOrDefault(partition.partition(), 0L);
            if (next < begins.getOrDefault(partition, 0L)) {
                throw new ExpiredException("what followed the last id is past its retention: partition "
                        + partition.partition() + " now begins at offset " + begins.get(partition));
            }
        }
        for (var entry : ends.entrySet()) {
            TopicPartition partition = entry.getKey();
            consumer.assign(List.of(partition));
            consumer.seek(partition, from.next().getOrDefault(partition.partition(), 0L));
            // The position passes transaction markers, which are never records, so it reaches the end all the same.
            while (consumer.position(partition) < entry.getValue()) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    if (record.offset() < entry.getValue()) {
                        var event = DetectionConsumers.read(record);
                        if (event.isPresent()) {
                            taker.take(event.get());
                        }
                    }
                }
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
            done = done.with(partition.partition(), entry.getValue() - 1);
        }
        return done;
    }
}
