package dev.fovea.ingest.registry;

import dev.fovea.ingest.capture.LogFields;
import dev.fovea.topics.Camera;
import dev.fovea.topics.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Utils;
import org.jboss.logging.Logger;

/**
 * Reads camera definitions as a member of the group of all ingest instances; the partitions that the group gives it are
 * the cameras it owns. Each assigned partition is read from its beginning and nothing is committed: the compacted topic
 * itself is the state.
 */
final class DefinitionSource {

    private static final Logger LOG = Logger.getLogger(DefinitionSource.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PROOF_LIMIT = Duration.ofSeconds(2);

    private final CameraRegistry registry;
    private final KafkaConsumer<String, byte[]> consumer;
    private volatile boolean stopping;
    private int partitionCount;

    DefinitionSource(Map<String, Object> kafka, CameraRegistry registry) {
        this.registry = registry;
        Map<String, Object> config = new HashMap<>(kafka);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, "fovea-ingest");
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, "fovea-ingest-cameras");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                List.of(CooperativeStickyAssignor.class.getName()));
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
        consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** Reads until {@link #stop} is called; then gives up all cameras and leaves the group. */
    void run() throws InterruptedException {
        try (consumer) {
            consumer.subscribe(List.of(Topic.CAMERAS.topic()), new Rebalance());
            while (!stopping) {
                ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
                Set<Integer> busy = new HashSet<>();
                for (ConsumerRecord<String, byte[]> record : records) {
                    busy.add(record.partition());
                    take(record);
                }
                registry.tick(busy);
                registry.mendLanes(this::owns);
            }
        } catch (WakeupException e) {
            LOG.debug("told to stop");
        }
    }

    void stop() {
        stopping = true;
        consumer.wakeup();
    }

    /**
     * Whether the group has this instance for the partition's owner: it takes commits of its members alone. Without this
     * proof an instance that was frozen would shut its successor out.
     */
    private boolean owns(int partition) {
        TopicPartition owned = new TopicPartition(Topic.CAMERAS.topic(), partition);
        try {
            consumer.commitSync(Map.of(owned, new OffsetAndMetadata(0)), PROOF_LIMIT);
            return true;
        } catch (CommitFailedException | RebalanceInProgressException | RetriableException e) {
            LOG.debugf("not the owner, or not now: %s partition=%d", e.getMessage(), partition);
            return false;
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        String id = record.key();
        if (id == null || !Camera.isId(id)) {
            LOG.warnf(
                    "a definition is passed over: its key is no camera id (1 to 63 lower-case letters, digits, hyphens)"
                            + " partition=%d offset=%d",
                    record.partition(), record.offset());
        } else if (home(record) != record.partition()) {
            try (LogFields _ = LogFields.of(id)) {
                LOG.warnf(
                        "a definition is passed over: it lies in another partition than Kafka's default partitioner gives"
                                + " (kcat: -X partitioner=murmur2_random) camera=%s partition=%d offset=%d",
                        id, record.partition(), record.offset());
            }
        } else {
            registry.defined(record.partition(), id, Definition.read(id, record.value()));
        }
    }

    /** Frames and statuses of the camera go to this partition, so that its definition must lie there, too. */
    private int home(ConsumerRecord<String, byte[]> record) {
        if (partitionCount == 0) {
            partitionCount = consumer.partitionsFor(Topic.CAMERAS.topic()).size();
        }
        return Utils.toPositive(Utils.murmur2(Utils.utf8(record.key()))) % partitionCount;
    }

    private final class Rebalance implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> given) {
            if (!given.isEmpty()) {
                consumer.seekToBeginning(given);
                registry.assigned(numbers(given));
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> taken) {
            try {
                registry.revoked(numbers(taken));
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> taken) {
            try {
                registry.lost(numbers(taken));
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        }

        private static List<Integer> numbers(Collection<TopicPartition> partitions) {
            return partitions.stream().map(TopicPartition::partition).toList();
        }
    }
}
