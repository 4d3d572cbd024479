package dev.fovea.ingest.registry;

import dev.fovea.ingest.capture.Account;
import dev.fovea.ingest.capture.CameraLedger;
import dev.fovea.ingest.capture.CaptureTools;
import dev.fovea.ingest.capture.OwnedCamera;
import dev.fovea.ingest.metrics.IngestMetrics;
import dev.fovea.ingest.publish.PartitionLane;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.jboss.logging.Logger;

/**
 * The cameras that this instance owns: those of the partitions that its group gave it. Used by one thread, that of the
 * group's consumer.
 */
final class CameraRegistry {

    private static final Logger LOG = Logger.getLogger(CameraRegistry.class);

    private final String instance;
    private final CaptureTools tools;
    private final IngestMetrics metrics;
    private final Clock clock;
    private final Duration statusInterval;
    private final Duration flushLimit;
    private final IntFunction<PartitionLane> lanes;
    private final BiFunction<Integer, PartitionLane, Adoption> adopt;
    private final AtomicLong abandoned = new AtomicLong();
    private final Map<Integer, OwnedPartition> partitions = new HashMap<>();
    private Instant refreshed = Instant.EPOCH;

    CameraRegistry(
            String instance,
            CaptureTools tools,
            IngestMetrics metrics,
            Clock clock,
            Duration statusInterval,
            Duration flushLimit,
            IntFunction<PartitionLane> lanes,
            BiFunction<Integer, PartitionLane, Adoption> adopt) {
        this.instance = instance;
        this.tools = tools;
        this.metrics = metrics;
        this.clock = clock;
        this.statusInterval = statusInterval;
        this.flushLimit = flushLimit;
        this.lanes = lanes;
        this.adopt = adopt;
        metrics.abandoned(abandoned);
    }

    void assigned(Collection<Integer> given) {
        LOG.infof("cameras of partitions %s are now this instance's", given);
        for (int partition : given) {
            partitions.put(partition, own(partition));
        }
    }

    private OwnedPartition own(int partition) {
        PartitionLane lane = lanes.apply(partition);
        CaptureTools into = tools.into(lane);
        return new OwnedPartition(
                lane, adopt.apply(partition, lane), (id, standing) -> camera(id, standing, into, lane));
    }

    private OwnedCamera camera(String id, Account.Standing standing, CaptureTools into, PartitionLane lane) {
        Account account = new Account(standing);
        CameraLedger ledger = new CameraLedger(id, instance, account, lane, clock);
        metrics.add(ledger);
        return new OwnedCamera(ledger, into, abandoned);
    }

    /**
     * The partitions go to others: their captures end, their frames are flushed within the limit and their accounts are
     * written before this returns, since from then on another instance captures the cameras.
     */
    void revoked(Collection<Integer> taken) throws InterruptedException {
        List<OwnedPartition> owned = take(taken);
        List<OwnedCamera> cameras = endCaptures(owned, flushLimit);
        for (OwnedCamera camera : cameras) {
            if (camera.isActive()) {
                camera.stopped();
            }
        }
        for (OwnedPartition partition : owned) {
            partition.lane().finish(flushLimit);
        }
    }

    /** Others own the partitions already: captures end at once, and nothing more is said about the cameras. */
    void lost(Collection<Integer> taken) throws InterruptedException {
        LOG.warnf("partitions %s were given to another instance while this one did not answer", taken);
        giveUp(taken);
    }

    private void giveUp(Collection<Integer> taken) throws InterruptedException {
        List<OwnedPartition> owned = take(taken);
        for (OwnedPartition partition : owned) {
            partition.lane().abandon();
        }
        endCaptures(owned, Duration.ZERO);
    }

    private List<OwnedPartition> take(Collection<Integer> taken) {
        List<OwnedPartition> owned = taken.stream()
                .filter(partitions::containsKey)
                .map(partitions::remove)
                .toList();
        owned.forEach(OwnedPartition::cancelAdoption);
        return owned;
    }

    private List<OwnedCamera> endCaptures(List<OwnedPartition> owned, Duration flush) throws InterruptedException {
        List<OwnedCamera> cameras =
                owned.stream().flatMap(p -> p.cameras().stream()).toList();
        cameras.forEach(c -> metrics.remove(c.ledger()));
        cameras.forEach(OwnedCamera::askToStop);
        Set<String> ids = new HashSet<>();
        for (OwnedCamera camera : cameras) {
            camera.end();
            ids.add(camera.ledger().camera());
        }
        for (OwnedPartition partition : owned) {
            partition.lane().flush(ids, flush);
        }
        return cameras;
    }

    /**
     * Opens lanes that failed once more, with the accounts read afresh, where this instance still owns their partition.
     *
     * @param owns whether the group confirms that the partition is this instance's, now
     */
    void mendLanes(IntPredicate owns) throws InterruptedException {
        for (Map.Entry<Integer, OwnedPartition> entry : Map.copyOf(partitions).entrySet()) {
            int partition = entry.getKey();
            if (entry.getValue().lane().hasFailed() && owns.test(partition)) {
                giveUp(List.of(partition));
                OwnedPartition afresh = own(partition);
                afresh.definedLike(entry.getValue());
                partitions.put(partition, afresh);
            }
        }
    }

    void defined(int partition, String id, Definition definition) {
        OwnedPartition owned = partitions.get(partition);
        if (owned != null) {
            owned.defined(id, definition);
        }
    }

    /**
     * Puts definitions into effect, replaces hung captures and writes statuses that are due.
     *
     * @param busy partitions that gave records just now: more may follow, of the same cameras
     */
    void tick(Set<Integer> busy) throws InterruptedException {
        for (Map.Entry<Integer, OwnedPartition> entry : partitions.entrySet()) {
            if (!busy.contains(entry.getKey())) {
                entry.getValue().apply(flushLimit);
            }
            for (OwnedCamera camera : entry.getValue().cameras()) {
                camera.replaceIfHung();
            }
        }
        Instant now = clock.instant();
        if (Duration.between(refreshed, now).abs().compareTo(statusInterval) >= 0) {
            refreshed = now;
            partitions.values().stream()
                    .flatMap(p -> p.cameras().stream())
                    .forEach(c -> c.ledger().refresh());
        }
    }
}
