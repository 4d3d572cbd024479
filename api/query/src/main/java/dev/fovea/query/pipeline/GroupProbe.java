package dev.fovea.query.pipeline;

import dev.fovea.query.pipeline.GroupView.PartitionLag;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Asks the cluster how far behind Fovea's consumer groups are. Thread-safe. */
@Singleton
public class GroupProbe {

    /** Every group of Fovea's services begins like this. */
    private static final String PREFIX = "fovea-";

    private final Admin admin;

    GroupProbe(BrokerProbe broker) {
        this.admin = broker.admin();
    }

    /** The groups by name; empty while the broker does not answer. */
    public List<GroupView> view() throws InterruptedException {
        try {
            List<String> ids = admin.listGroups().all().get().stream()
                    .map(GroupListing::groupId)
                    .filter(id -> id.startsWith(PREFIX))
                    .toList();
            Map<String, ListConsumerGroupOffsetsSpec> everything = new HashMap<>();
            ids.forEach(id -> everything.put(id, new ListConsumerGroupOffsetsSpec()));
            Map<String, Map<TopicPartition, OffsetAndMetadata>> committed =
                    admin.listConsumerGroupOffsets(everything).all().get();
            Map<TopicPartition, Long> ends = ends(committed);
            return admin.describeConsumerGroups(ids).all().get().values().stream()
                    .map(group -> view(group, Objects.requireNonNull(committed.get(group.groupId())), ends))
                    .sorted(Comparator.comparing(GroupView::group))
                    .toList();
        } catch (ExecutionException | KafkaException e) {
            // BrokerProbe says why the broker does not answer.
            return List.of();
        }
    }

    private Map<TopicPartition, Long> ends(Map<String, Map<TopicPartition, OffsetAndMetadata>> committed)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        committed.values().forEach(offsets -> offsets.keySet().forEach(p -> asked.put(p, OffsetSpec.latest())));
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(asked).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    private static GroupView view(
            ConsumerGroupDescription group,
            Map<TopicPartition, OffsetAndMetadata> committed,
            Map<TopicPartition, Long> ends) {
        List<PartitionLag> partitions = new ArrayList<>();
        committed.forEach((partition, offset) -> {
            @Nullable Long end = ends.get(partition);
            if (offset != null && end != null) {
                partitions.add(new PartitionLag(
                        partition.topic(),
                        partition.partition(),
                        offset.offset(),
                        end,
                        Math.max(0, end - offset.offset())));
            }
        });
        partitions.sort(Comparator.comparing(PartitionLag::topic).thenComparingInt(PartitionLag::partition));
        return new GroupView(
                group.groupId(),
                group.groupState().name(),
                group.members().size(),
                partitions.stream().mapToLong(PartitionLag::lag).sum(),
                partitions);
    }
}
