package dev.fovea.load.fault;

import dev.fovea.load.cluster.ClusterException;
import dev.fovea.load.cluster.Rig;
import dev.fovea.topics.Topic;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;

/** What the brokers of a rig say about themselves, asked past every proxy. */
public final class Brokers {

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final String kafka;

    Brokers(Rig rig) {
        this.kafka = rig.kafka();
    }

    /** A client that gives up after ten seconds; the caller closes it. */
    public Admin admin() {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                10_000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                5_000));
    }

    /** How many partitions each topic has. */
    public int partitions() throws InterruptedException {
        return frames().partitions().size();
    }

    /** The index of the broker that leads a partition of frames. */
    int leader(int partition) throws InterruptedException {
        return frames().partitions().get(partition).leader().id() - 1;
    }

    /**
     * Waits until every copy of every partition is up to date again.
     *
     * @throws ClusterException if that takes longer than the patience
     */
    void awaitInSync(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!isInSync()) {
            if (System.nanoTime() > deadline) {
                throw new ClusterException("the brokers' copies are not in sync after " + patience.toSeconds() + " s");
            }
            Thread.sleep(PAUSE);
        }
    }

    private boolean isInSync() throws InterruptedException {
        try {
            return describe().values().stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .allMatch(Brokers::isInSync);
        } catch (ClusterException e) {
            return false; // No leader yet: not in sync, and asked again.
        }
    }

    private static boolean isInSync(TopicPartitionInfo partition) {
        return partition.leader() != null
                && partition.isr().size() == partition.replicas().size();
    }

    private TopicDescription frames() throws InterruptedException {
        return Objects.requireNonNull(describe().get(Topic.FRAMES.topic()), "a topic that was asked for");
    }

    private Map<String, TopicDescription> describe() throws InterruptedException {
        List<String> names = Arrays.stream(Topic.values()).map(Topic::topic).toList();
        try (Admin admin = admin()) {
            return admin.describeTopics(names).allTopicNames().get();
        } catch (ExecutionException e) {
            throw new ClusterException("the brokers at " + kafka + " do not describe the topics: " + e.getCause(), e);
        }
    }
}
