package dev.fovea.ingest.registry;

import dev.fovea.ingest.capture.Account;
import dev.fovea.ingest.capture.CameraLedger;
import dev.fovea.ingest.capture.CaptureTools;
import dev.fovea.ingest.capture.OwnedCamera;
import dev.fovea.ingest.capture.StatusWriter;
import dev.fovea.ingest.metrics.IngestMetrics;
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
import java.util.function.IntFunction;
import org.jboss.logging.Logger;

/**
 * The cameras that this instance owns: those of the partitions that its group gave it. Used by one thread, that of the
 * group's consumer.
 */
final class CameraRegistry {

    private static final Logger LOG = Logger.getLogger(CameraRegistry.class);

    private final String instance;
    private final CaptureTools tools;
    private final StatusWriter statuses;
    private final IngestMetrics metrics;
    private final Clock clock;
    private final Duration statusInterval;
    private final Duration flushLimit;
    private final IntFunction<Adoption> adopt;
    private final AtomicLong abandoned = new AtomicLong();
    private final Map<Integer, OwnedPartition> partitions = new HashMap<>();
    private Instant refreshed = Instant.EPOCH;

    CameraRegistry(
            String instance,
            CaptureTools tools,
            StatusWriter statuses,
            IngestMetrics metrics,
            Clock clock,
            Duration statusInterval,
            Duration flushLimit,
            IntFunction<Adoption> adopt) {
        this.instance = instance;
        this.tools = tools;
        this.statuses = statuses;
        this.metrics = metrics;
        this.clock = clock;
        this.statusInterval = statusInterval;
        this.flushLimit = flushLimit;
        this.adopt = adopt;
        metrics.abandoned(abandoned);
    }

    void assigned(Collection<Integer> given) {
        LOG.infof("cameras of partitions %s are now this instance's", given);
        for (int partition : given) {
            partitions.put(partition, new OwnedPartition(adopt.apply(partition), this::camera));
        }
    }

    private OwnedCamera camera(String id, Account.Standing standing) {
        Account account = new Account(standing);
        CameraLedger ledger = new CameraLedger(id, instance, account, statuses, clock);
        metrics.add(ledger);
        return new OwnedCamera(ledger, tools, abandoned);
    }

    /**
     * The partitions go to others: their captures end, their frames are flushed within the limit and their accounts are
     * written before this returns, since from then on another instance captures the cameras.
     */
    void revoked(Collection<Integer> taken) throws InterruptedException {
        List<OwnedCamera> cameras = take(taken);
        cameras.forEach(OwnedCamera::askToStop);
        Set<String> ids = new HashSet<>();
        for (OwnedCamera camera : cameras) {
            camera.end();
            ids.add(camera.ledger().camera());
        }
        tools.outlet().flush(ids, flushLimit);
        for (OwnedCamera camera : cameras) {
            if (camera.isActive()) {
                camera.stopped();
            }
        }
    }

    /** Others own the partitions already: captures end at once, and nothing more is said about the cameras. */
    void lost(Collection<Integer> taken) throws InterruptedException {
        LOG.warnf("partitions %s were given to another instance while this one did not answer", taken);
        List<OwnedCamera> cameras = take(taken);
        cameras.forEach(OwnedCamera::askToStop);
        for (OwnedCamera camera : cameras) {
            camera.end();
        }
        tools.outlet()
                .flush(
                        cameras.stream().map(c -> c.ledger().camera()).collect(java.util.stream.Collectors.toSet()),
                        Duration.ZERO);
    }

    private List<OwnedCamera> take(Collection<Integer> taken) {
        List<OwnedPartition> owned = taken.stream()
                .filter(partitions::containsKey)
                .map(partitions::remove)
                .toList();
        owned.forEach(OwnedPartition::cancelAdoption);
        List<OwnedCamera> cameras =
                owned.stream().flatMap(p -> p.cameras().stream()).toList();
        cameras.forEach(c -> metrics.remove(c.ledger()));
        return cameras;
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
