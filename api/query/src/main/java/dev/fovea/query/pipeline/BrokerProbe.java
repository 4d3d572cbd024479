package dev.fovea.query.pipeline;

import dev.fovea.query.kafka.BrokerSettings;
import dev.fovea.query.pipeline.BrokerView.Node;
import dev.fovea.query.pipeline.BrokerView.TopicView;
import dev.fovea.topics.BrokerFailure;
import dev.fovea.topics.Topic;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.jspecify.annotations.Nullable;

/** Asks the cluster about its brokers and Fovea's topics. Thread-safe; what cannot be told is said, not thrown. */
@Singleton
public class BrokerProbe {

    private static final int PATIENCE_MILLIS = 4_000;

    private final String address;
    private final Admin admin;

    BrokerProbe(BrokerSettings broker) {
        this.address = broker.address();
        this.admin = Admin.create(broker.with(Map.of(
                AdminClientConfig.CLIENT_ID_CONFIG,
                "fovea-query-health",
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                PATIENCE_MILLIS,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                PATIENCE_MILLIS)));
    }

    /** The cluster now. */
    public BrokerView view() throws InterruptedException {
        try {
            var cluster = admin.describeCluster();
            int controller = cluster.controller().get().id();
            List<Node> nodes = cluster.nodes().get().stream()
                    .map(node -> new Node(node.id(), node.host() + ":" + node.port(), node.id() == controller))
                    .toList();
            List<String> names = Arrays.stream(Topic.values()).map(Topic::topic).toList();
            Map<String, TopicDescription> topics =
                    admin.describeTopics(names).allTopicNames().get();
            Map<TopicPartition, Long> sizes = records(topics);
            Map<String, Long> bytes = bytes(nodes.stream().map(Node::id).toList());
            return new BrokerView(
                    address,
                    null,
                    cluster.clusterId().get(),
                    nodes,
                    names.stream()
                            .map(name -> view(Objects.requireNonNull(topics.get(name)), sizes, bytes.get(name)))
                            .toList());
        } catch (ExecutionException | KafkaException e) {
            return BrokerView.unknown(address, BrokerFailure.describe(e, address));
        }
    }

    private static TopicView view(TopicDescription topic, Map<TopicPartition, Long> sizes, @Nullable Long bytes) {
        List<TopicPartitionInfo> partitions = topic.partitions();
        return new TopicView(
                topic.name(),
                partitions.size(),
                partitions.stream().mapToInt(p -> p.replicas().size()).min().orElse(0),
                (int) partitions.stream()
                        .filter(p -> p.isr().size() < p.replicas().size())
                        .count(),
                partitions.stream()
                        .mapToLong(p -> sizes.getOrDefault(new TopicPartition(topic.name(), p.partition()), 0L))
                        .sum(),
                bytes);
    }

    private Map<TopicPartition, Long> records(Map<String, TopicDescription> topics)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> begin = new HashMap<>();
        Map<TopicPartition, OffsetSpec> end = new HashMap<>();
        topics.forEach((name, topic) -> topic.partitions().forEach(p -> {
            begin.put(new TopicPartition(name, p.partition()), OffsetSpec.earliest());
            end.put(new TopicPartition(name, p.partition()), OffsetSpec.latest());
        }));
        var first = admin.listOffsets(begin);
        Map<TopicPartition, Long> records = new HashMap<>();
        for (var last : admin.listOffsets(end).all().get().entrySet()) {
            long from = first.partitionResult(last.getKey()).get().offset();
            records.put(last.getKey(), last.getValue().offset() - from);
        }
        return records;
    }

    /** Bytes by topic; empty where the brokers keep it to themselves. */
    private Map<String, Long> bytes(List<Integer> nodes) throws InterruptedException {
        Map<String, Long> bytes = new HashMap<>();
        try {
            for (Map<String, LogDirDescription> folders :
                    admin.describeLogDirs(nodes).allDescriptions().get().values()) {
                folders.values()
                        .forEach(folder -> folder.replicaInfos()
                                .forEach((partition, replica) ->
                                        bytes.merge(partition.topic(), replica.size(), Long::sum)));
            }
        } catch (ExecutionException e) {
            return Map.of();
        }
        return bytes;
    }

    Admin admin() {
        return admin;
    }

    @PreDestroy
    void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
