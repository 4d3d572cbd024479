package dev.fovea.query.pipeline;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Kafka cluster as this service sees it.
 *
 * @param address {@code kafka.bootstrap.servers}
 * @param error why nothing is known; absent when all went well
 * @param clusterId absent where it is not known
 * @param brokers that are up
 * @param topics of Fovea, in the order of a frame's way
 */
public record BrokerView(
        String address,
        @Nullable String error,
        @Nullable String clusterId,
        List<Node> brokers,
        List<TopicView> topics) {

    public BrokerView {
        brokers = List.copyOf(brokers);
        topics = List.copyOf(topics);
    }

    /** A broker that is up. */
    public record Node(int id, String address, boolean controller) {}

    /**
     * A topic.
     *
     * @param partitions how many
     * @param replicas copies of each partition, the fewest
     * @param underReplicated partitions of which a copy is behind or away
     * @param records kept now; where transactions are written, their markers count too
     * @param bytes on all brokers' disks; absent where the brokers do not say
     */
    public record TopicView(
            String topic,
            int partitions,
            int replicas,
            int underReplicated,
            long records,
            @Nullable Long bytes) {}

    static BrokerView unknown(String address, String error) {
        return new BrokerView(address, error, null, List.of(), List.of());
    }
}
