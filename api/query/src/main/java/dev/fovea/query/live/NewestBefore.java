package dev.fovea.query.live;

import dev.fovea.topics.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Finds the newest record before each partition's end. The offset before the end may be no record but the marker that ends
 * a transaction, so a bounded number of offsets is read back.
 *
 * @param consumer assigned to the partitions
 * @param found is told each partition's newest record
 */
record NewestBefore(Consumer<String, byte[]> consumer, Found found) {

    private static final int BACK = 100;
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Is told of a record. */
    @FunctionalInterface
    interface Found {
        void found(int partition, long offset);
    }

    /**
     * Reads.
     *
     * @param ends by partition
     * @throws TimeoutException if the broker does not give the records in time
     */
    void read(SortedMap<Integer, Long> ends) {
        Map<TopicPartition, Long> wanted = new HashMap<>();
        ends.forEach((partition, end) -> wanted.put(new TopicPartition(Topic.DETECTIONS.topic(), partition), end));
        consumer.beginningOffsets(wanted.keySet())
                .forEach((p, begin) -> consumer.seek(p, Math.max(begin, wanted.getOrDefault(p, 0L) - BACK)));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        // The position passes markers, so it reaches the end although no record may be there.
        while (!remaining(wanted).isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("the ends of " + remaining(wanted) + " were not read in " + PATIENCE);
            }
            consumer.poll(POLL).forEach(record -> {
                if (record.offset() < ends.getOrDefault(record.partition(), 0L)) {
                    found.found(record.partition(), record.offset());
                }
            });
        }
    }

    private List<TopicPartition> remaining(Map<TopicPartition, Long> wanted) {
        return wanted.entrySet().stream()
                .filter(entry -> consumer.position(entry.getKey()) < entry.getValue())
                .map(Map.Entry::getKey)
                .toList();
    }
}
