package dev.fovea.load.bench.rig;

import dev.fovea.load.bench.BenchException;
import dev.fovea.topics.Topic;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far a group is in a topic, by its committed offsets. Not thread-safe. */
public final class GroupLag implements AutoCloseable {

    private final Admin admin;
    private final String group;
    private final Topic topic;

    public GroupLag(String kafka, String group, Topic topic) {
        this.admin = Clients.admin(kafka);
        this.group = group;
        this.topic = topic;
    }

    /**
     * How many offsets it has not committed yet.
     *
     * @param ends up to where, by partition
     */
    public long left(Map<Integer, Long> ends) throws InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed;
        try {
            committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
        } catch (ExecutionException e) {
            throw new BenchException("the offsets of group " + group + " cannot be read: " + e.getCause(), e);
        }
        long left = 0;
        for (Map.Entry<Integer, Long> end : ends.entrySet()) {
            OffsetAndMetadata place = committed.get(new TopicPartition(topic.topic(), end.getKey()));
            left += Math.max(0, end.getValue() - (place == null ? 0 : place.offset()));
        }
        return left;
    }

    /** Where the topic ends now, as {@link #left} takes it. */
    public Map<Integer, Long> ends() throws InterruptedException {
        try {
            return TopicEnds.read(admin, topic);
        } catch (ExecutionException e) {
            throw new BenchException("the end of " + topic.topic() + " cannot be read: " + e.getCause(), e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
