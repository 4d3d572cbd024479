package dev.fovea.query.state;

import dev.fovea.query.access.Access;
import dev.fovea.query.accounts.AccountTally;
import dev.fovea.query.pages.TimeKey;
import dev.fovea.query.pages.TimeScan;
import dev.fovea.topics.CameraStatus;
import dev.fovea.topics.Detection;
import dev.fovea.topics.JsonSerde;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * One partition of the state as this instance has it: what the cameras of that partition have seen. Thread-safe.
 *
 * <p>What the sender of the request may not see is not there for it.
 *
 * <p>Reading may throw {@link org.apache.kafka.streams.errors.InvalidStateStoreException} when the partition moves to
 * another instance meanwhile.
 */
public final class Copy {

    private static final JsonSerde<CameraStatus> STATUS = new JsonSerde<>(CameraStatus.class);
    private static final JsonSerde<Detection> DETECTION = new JsonSerde<>(Detection.class);

    private final int partition;
    private final long next;
    private final StoreOpener stores;
    private final Access access;

    /** Opens stores of the partition by name. */
    @FunctionalInterface
    interface StoreOpener {
        <K, V> ReadOnlyKeyValueStore<K, V> open(String name);
    }

    /** @param next offset of {@code fovea.detections} up to which the copy has everything */
    Copy(int partition, long next, StoreOpener stores, Access access) {
        this.partition = partition;
        this.next = next;
        this.stores = stores;
        this.access = access;
    }

    /** The newest status of a camera. */
    public Optional<CameraStatus> status(String camera) {
        return Optional.ofNullable(STATUS.deserialize(
                "statuses", of(camera, stores.<String, byte[]>open(Stores.STATUSES))));
    }

    /** The newest detection of a camera by (epoch, seq). */
    public Optional<Detection> latest(String camera) {
        return Optional.ofNullable(DETECTION.deserialize(
                "latest", of(camera, stores.<String, byte[]>open(Stores.LATEST))));
    }

    /** What the topics behind say of a camera. */
    public AccountTally tally(String camera) {
        @Nullable AccountTally tally = of(camera, stores.<String, AccountTally>open(Stores.TALLIES));
        return Objects.requireNonNullElse(tally, AccountTally.NONE);
    }

    /** What a store has of a camera, if it is visible. */
    private <V> @Nullable V of(String camera, ReadOnlyKeyValueStore<String, V> store) {
        return access.sees(camera) ? store.get(camera) : null;
    }

    /** Rejections that belong to no camera; who sees some cameras only is told of none. */
    public Rejections unattributed() {
        if (!access.seesAll()) {
            return Rejections.NONE;
        }
        Rejections known = stores.<Integer, Rejections>open(Stores.UNATTRIBUTED).get(partition);
        return Objects.requireNonNullElse(known, Rejections.NONE);
    }

    /**
     * The detections in time order.
     *
     * @param labels where there are any, minutes in which the camera saw none of them may be left out
     */
    public TimeScan detections(Set<String> labels) {
        TimeScan all = new StoreScan(this, Stores.DETECTIONS);
        return labels.isEmpty() ? all : new LabelScan(all, this::newestMinutes, labels);
    }

    /** The sightings in time order of their starts. */
    public TimeScan sightings() {
        return new StoreScan(this, Stores.SIGHTINGS);
    }

    /** Ids of all visible cameras that anything has been counted of. */
    public SortedSet<String> cameras() {
        TreeSet<String> ids = new TreeSet<>();
        try (KeyValueIterator<String, AccountTally> entries =
                stores.<String, AccountTally>open(Stores.TALLIES).all()) {
            entries.forEachRemaining(entry -> ids.add(entry.key));
        }
        ids.removeIf(id -> !access.sees(id));
        return ids;
    }

    /**
     * Regions counted at one camera, oldest minute first.
     *
     * @param from earliest minute, µs since 1970
     * @param to latest minute, µs since 1970
     * @param taker is given each minute and label with its count
     */
    public void activity(String camera, long from, long to, BiConsumer<TimeKey, Long> taker) {
        if (!access.sees(camera)) {
            return;
        }
        try (KeyValueIterator<byte[], Long> entries = stores.<byte[], Long>open(Stores.ACTIVITY)
                .range(
                        TimeKey.lowest(camera, from).toBytes(),
                        TimeKey.highest(camera, to).toBytes())) {
            entries.forEachRemaining(entry -> taker.accept(TimeKey.of(entry.key), entry.value));
        }
    }

    private KeyValueIterator<byte[], Long> newestMinutes(TimeKey from, TimeKey downTo) {
        return stores.<byte[], Long>open(Stores.ACTIVITY).reverseRange(downTo.toBytes(), from.toBytes());
    }

    int partition() {
        return partition;
    }

    long next() {
        return next;
    }

    ReadOnlyKeyValueStore<byte[], byte[]> inTimeOrder(String store) {
        return stores.open(store);
    }
}
