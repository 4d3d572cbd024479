package dev.fovea.inference.frames;

import dev.fovea.inference.tracing.Tracing;
import dev.fovea.topics.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** The consumer of {@code fovea.frames}. For one thread, except {@link #wakeUp}. */
public final class FramesSource implements AutoCloseable {

    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Newest> newest = new HashMap<>();
    private final Backlog backlog;
    private final Tracing tracing;
    private GroupMembershipOperation onClose = GroupMembershipOperation.REMAIN_IN_GROUP;

    /**
     * Subscribes.
     *
     * @param consumer becomes this object's to close
     * @param beforeRevocation waits until nothing of the partitions that go to other members is under way any more
     * @param backlog which of the waiting frames are taken
     * @param tracing told of traced frames that are taken
     */
    public FramesSource(
            Consumer<byte[], byte[]> consumer, Runnable beforeRevocation, Backlog backlog, Tracing tracing) {
        this.consumer = consumer;
        this.backlog = backlog;
        this.tracing = tracing;
        consumer.subscribe(List.of(Topic.FRAMES.topic()), new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                beforeRevocation.run();
                newest.keySet().removeAll(partitions);
            }

            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                // Positions come from the committed offsets, and so does what was taken before.
                newest.keySet().removeAll(partitions);
                backlog.assigned(consumer, partitions);
            }
        });
    }

    /**
     * Takes what has arrived, at once if there is anything.
     *
     * @param patience how long to wait if there is nothing
     * @throws org.apache.kafka.common.errors.WakeupException after {@link #wakeUp}
     * @throws org.apache.kafka.common.KafkaException if the consumer cannot go on
     */
    public Polled poll(Duration patience) {
        backlog.beforePoll(consumer);
        ConsumerRecords<byte[], byte[]> polled = consumer.poll(patience);
        ConsumerGroupMetadata group = consumer.groupMetadata();
        if (!polled.isEmpty() && group.generationId() < 0) {
            // Thrown out of the group in the meantime: without a generation a commit would not be fenced.
            rewind();
            return new Polled(List.of(), List.of(), Map.of(), TracedFrames.NONE, group);
        }
        recall(polled.partitions());
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>(polled.count());
        List<Arrival> arrivals = new ArrayList<>(polled.count());
        polled.forEach(records::add);
        TracedFrames traced = TracedFrames.begin(tracing, records, group.groupId());
        for (ConsumerRecord<byte[], byte[]> record : records) {
            arrivals.add(inOrder(record));
        }
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        polled.nextOffsets().forEach((partition, next) -> offsets.put(partition, withNewest(partition, next)));
        return new Polled(records, arrivals, offsets, traced, group);
    }

    private Arrival inOrder(ConsumerRecord<byte[], byte[]> record) {
        Arrival arrival = ArrivalReader.read(record);
        if (arrival instanceof Arrival.Frame frame) {
            Newest taken = Objects.requireNonNull(newest.get(new TopicPartition(record.topic(), record.partition())));
            Optional<String> later = taken.take(frame.camera(), frame.headers());
            if (later.isPresent()) {
                return new Arrival.Replayed(frame.place(), later.get());
            }
        }
        return arrival;
    }

    private OffsetAndMetadata withNewest(TopicPartition partition, OffsetAndMetadata next) {
        Newest taken = newest.get(partition);
        return taken == null ? next : new OffsetAndMetadata(next.offset(), next.leaderEpoch(), taken.text());
    }

    /** Learns what was taken of partitions that are new here. */
    private void recall(Set<TopicPartition> partitions) {
        Set<TopicPartition> unknown = new HashSet<>(partitions);
        unknown.removeAll(newest.keySet());
        if (!unknown.isEmpty()) {
            Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(unknown);
            unknown.forEach(partition -> newest.put(partition, Newest.of(committed.get(partition))));
        }
    }

    /** Goes back to the committed offsets, after a transaction was aborted. */
    public void rewind() {
        Set<TopicPartition> assigned = consumer.assignment();
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(assigned);
        newest.clear();
        for (TopicPartition partition : assigned) {
            OffsetAndMetadata place = committed.get(partition);
            if (place == null) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, place);
            }
        }
    }

    /** How many partitions this member has. */
    public int partitions() {
        return consumer.assignment().size();
    }

    /** Whether this consumer is a member of its group and holds a connection to a broker. */
    public boolean connected() {
        boolean connection = consumer.metrics().values().stream()
                .filter(m -> m.metricName().name().equals("connection-count"))
                .anyMatch(m -> m.metricValue() instanceof Number count && count.doubleValue() > 0);
        return connection && consumer.groupMetadata().generationId() >= 0;
    }

    /** Ends a poll that is waiting, or the next one. From any thread. */
    public void wakeUp() {
        consumer.wakeup();
    }

    /** Leaves the group on close, so that others take over at once; without this a restart finds its partitions again. */
    public void leaveOnClose() {
        onClose = GroupMembershipOperation.LEAVE_GROUP;
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.groupMembershipOperation(onClose).withTimeout(CLOSE));
    }
}
