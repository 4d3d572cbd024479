package dev.fovea.load.bench.rig;

import dev.fovea.topics.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Where a topic ends. */
public final class TopicEnds {

    private TopicEnds() {}

    /**
     * The offset after the last record of each partition, by its number.
     *
     * @throws ExecutionException if the broker does not tell
     */
    public static Map<Integer, Long> read(Admin admin, Topic topic) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        admin.describeTopics(List.of(topic.topic()))
                .allTopicNames()
                .get()
                .values()
                .forEach(found -> found.partitions()
                        .forEach(
                                p -> latest.put(new TopicPartition(found.name(), p.partition()), OffsetSpec.latest())));
        Map<Integer, Long> ends = new TreeMap<>();
        admin.listOffsets(latest)
                .all()
                .get()
                .forEach((partition, end) -> ends.put(partition.partition(), end.offset()));
        return ends;
    }
}
