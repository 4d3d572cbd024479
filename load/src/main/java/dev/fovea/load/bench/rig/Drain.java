package dev.fovea.load.bench.rig;

import dev.fovea.load.bench.BenchException;
import dev.fovea.topics.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Watches a group drain {@code fovea.frames} by its committed offsets, which become visible together with the detections:
 * a reader of these would take processor time from what is measured. Not thread-safe.
 */
public final class Drain implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(10);

    private final Admin admin;
    private final String group;

    public Drain(String kafka, String group) {
        this.admin = Clients.admin(kafka);
        this.group = group;
    }

    /**
     * Waits until the group has committed everything before some offsets.
     *
     * @param ends by partition
     * @throws BenchException if it has not after the patience
     */
    public void await(Map<Integer, Long> ends, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!reached(ends)) {
            if (System.nanoTime() > deadline) {
                throw new BenchException("group " + group + " has not drained " + Topic.FRAMES.topic() + " after "
                        + patience.toSeconds() + " s");
            }
            Thread.sleep(PAUSE);
        }
    }

    private boolean reached(Map<Integer, Long> ends) throws InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed;
        try {
            committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
        } catch (ExecutionException e) {
            throw new BenchException("the offsets of group " + group + " cannot be read: " + e.getCause(), e);
        }
        return ends.entrySet().stream().allMatch(end -> {
            OffsetAndMetadata place = committed.get(partition(end.getKey()));
            return place != null && place.offset() >= end.getValue();
        });
    }

    private static TopicPartition partition(int number) {
        return new TopicPartition(Topic.FRAMES.topic(), number);
    }

    @Override
    public void close() {
        admin.close();
    }
}
