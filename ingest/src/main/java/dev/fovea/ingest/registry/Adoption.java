package dev.fovea.ingest.registry;

import dev.fovea.ingest.capture.Account;
import dev.fovea.ingest.publish.PartitionLane;
import dev.fovea.topics.BrokerFailure;
import dev.fovea.topics.CameraStatus;
import dev.fovea.topics.FrameHeaders;
import dev.fovea.topics.JsonSerde;
import dev.fovea.topics.MalformedFrameException;
import dev.fovea.topics.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * Finds out where the accounts of a partition's cameras stand, before any of them is captured: reads their last
 * statuses, and where an instance died, the frames that it published after them. Runs on a thread of its own.
 */
final class Adoption {

    private static final Logger LOG = Logger.getLogger(Adoption.class);
    /** How far before the last status frames are looked for at first that were in flight when it was written. */
    private static final Duration LOOK_BACK = Duration.ofSeconds(15);

    private static final Duration RETRY = Duration.ofSeconds(1);

    private final int partition;
    private final PartitionSource source;
    private final PartitionLane lane;
    private final CompletableFuture<Map<String, Account.Standing>> result = new CompletableFuture<>();

    /** @param lane is opened first: from then on nobody else can change what is read */
    Adoption(int partition, PartitionSource source, PartitionLane lane) {
        this.partition = partition;
        this.source = source;
        this.lane = lane;
    }

    Adoption start() {
        Thread.ofVirtual().name("adoption-" + partition).start(this::run);
        return this;
    }

    boolean isDone() {
        return result.isDone();
    }

    /** The accounts by camera id, once done. */
    Map<String, Account.Standing> result() {
        return result.join();
    }

    void cancel() {
        result.cancel(false);
    }

    private void run() {
        boolean open = false;
        while (!result.isDone()) {
            try {
                if (!open) {
                    lane.open();
                    open = true;
                }
                result.complete(read());
            } catch (KafkaException e) {
                LOG.warnf(
                        "cannot read the accounts, trying again: %s partition=%d",
                        BrokerFailure.describe(e), partition);
                try {
                    Thread.sleep(RETRY);
                } catch (InterruptedException interrupted) {
                    result.completeExceptionally(interrupted);
                }
            } catch (RuntimeException e) {
                LOG.errorf(e, "cannot read the accounts partition=%d", partition);
                result.completeExceptionally(e);
            }
        }
    }

    private Map<String, Account.Standing> read() {
        Map<String, CameraStatus> statuses = statuses();
        Map<String, CameraStatus> torn = new HashMap<>(statuses);
        torn.values().removeIf(s -> !Recovery.isNeeded(s));
        Map<String, Collection<Long>> found = torn.isEmpty() ? Map.of() : published(torn);
        Map<String, Account.Standing> standings = new HashMap<>();
        statuses.forEach((camera, status) -> {
            Account.Standing standing = Account.Standing.of(status);
            standings.put(
                    camera,
                    torn.containsKey(camera)
                            ? Recovery.correct(standing, found.getOrDefault(camera, List.of()))
                            : standing);
        });
        LOG.infof("accounts read partition=%d cameras=%d recovered=%d", partition, standings.size(), torn.size());
        return standings;
    }

    private Map<String, CameraStatus> statuses() {
        Map<String, CameraStatus> statuses = new HashMap<>();
        JsonSerde<CameraStatus> serde = new JsonSerde<>(CameraStatus.class);
        TopicPartition from = new TopicPartition(Topic.CAMERA_STATUS.topic(), partition);
        source.read(from, new ByteArrayDeserializer(), result::isDone, record -> {
            try {
                CameraStatus status = serde.deserialize(record.topic(), record.value());
                if (status == null) {
                    statuses.remove(record.key());
                } else {
                    statuses.put(record.key(), status);
                }
            } catch (SerializationException e) {
                LOG.warnf(
                        "a status is passed over: %s partition=%d offset=%d",
                        e.getMessage(), partition, record.offset());
            }
        });
        return statuses;
    }

    /**
     * The seqs on the topic of each torn camera's last epoch; the pictures themselves are not looked at. With the broker
     * away a frame may have been in flight for long before the status: it is read ever farther back, until no frame of the
     * status' account can lie before.
     */
    private Map<String, Collection<Long>> published(Map<String, CameraStatus> torn) {
        Instant oldest = torn.values().stream()
                .map(CameraStatus::at)
                .min(Instant::compareTo)
                .orElseThrow();
        Duration back = LOOK_BACK;
        while (true) {
            Map<String, Collection<Long>> found = new HashMap<>();
            boolean whole = published(torn, oldest.minus(back), found);
            if (whole || result.isDone() || torn.values().stream().allMatch(s -> reachesBack(s, found))) {
                return found;
            }
            back = back.multipliedBy(8);
        }
    }

    private static boolean reachesBack(CameraStatus status, Map<String, Collection<Long>> found) {
        return Recovery.reachesBack(Account.Standing.of(status), found.getOrDefault(status.camera(), List.of()));
    }

    /** Whether all that the topic has was read. */
    private boolean published(Map<String, CameraStatus> torn, Instant since, Map<String, Collection<Long>> found) {
        TopicPartition from = new TopicPartition(Topic.FRAMES.topic(), partition);
        return source.<Boolean>read(from, since, (topic, bytes) -> true, result::isDone, record -> {
            CameraStatus status = record.key() == null ? null : torn.get(record.key());
            if (status != null) {
                collect(record, status, found);
            }
        });
    }

    private static void collect(
            ConsumerRecord<String, ?> record, CameraStatus status, Map<String, Collection<Long>> found) {
        try {
            FrameHeaders headers = FrameHeaders.read(record.headers());
            if (headers.epoch() == status.epoch()) {
                found.computeIfAbsent(status.camera(), c -> new ArrayList<>()).add(headers.seq());
            }
        } catch (MalformedFrameException e) {
            LOG.debugf("not a frame: %s partition=%d offset=%d", e.getMessage(), record.partition(), record.offset());
        }
    }
}
