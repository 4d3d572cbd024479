package dev.fovea.query.state;

import dev.fovea.query.access.Access;
import dev.fovea.query.accounts.AccountTally;
import dev.fovea.query.pages.TimeKey;
import dev.fovea.query.pages.TimeScan;
import dev.fovea.topics.Camera;
import dev.fovea.topics.CameraStatus;
import dev.fovea.topics.Detection;
import dev.fovea.topics.JsonSerde;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Reads the stores of this instance. Thread-safe.
 *
 * <p>What the sender of the request may not see is not there for it.
 *
 * <p>Every method throws {@link StateNotReadyException} unless this instance holds the whole state and has caught up
 * with its changelog: an incomplete answer that looks complete is worse than none.
 */
@Singleton
public final class StateReader {

    private static final JsonSerde<Camera> CAMERA = new JsonSerde<>(Camera.class);
    private static final JsonSerde<CameraStatus> STATUS = new JsonSerde<>(CameraStatus.class);
    private static final JsonSerde<Detection> DETECTION = new JsonSerde<>(Detection.class);

    private final KafkaStreams streams;
    private final StateOwnership ownership;
    private final Access access;

    StateReader(KafkaStreams streams, StateOwnership ownership, Access access) {
        this.streams = streams;
        this.ownership = ownership;
        this.access = access;
    }

    /** The definition of a camera; a definition that cannot be read counts as absent. */
    public Optional<Camera> camera(String id) {
        return Optional.ofNullable(of(id, this.<String, byte[]>store(Stores.CAMERAS)))
                .flatMap(StateReader::readCamera);
    }

    /** All definitions that can be read, by id. */
    public SortedMap<String, Camera> cameraTable() {
        TreeMap<String, Camera> table = new TreeMap<>();
        try (KeyValueIterator<String, byte[]> entries =
                this.<String, byte[]>store(Stores.CAMERAS).all()) {
            entries.forEachRemaining(entry -> readCamera(entry.value)
                    .filter(camera -> access.sees(entry.key))
                    .ifPresent(camera -> table.put(entry.key, camera)));
        }
        return table;
    }

    /** The newest status of a camera. */
    public Optional<CameraStatus> status(String camera) {
        return Optional.ofNullable(STATUS.deserialize(
                "statuses", of(camera, this.<String, byte[]>store(Stores.STATUSES))));
    }

    /** The newest detection of a camera by (epoch, seq). */
    public Optional<Detection> latest(String camera) {
        return Optional.ofNullable(DETECTION.deserialize(
                "latest", of(camera, this.<String, byte[]>store(Stores.LATEST))));
    }

    /** What the topics behind say of a camera. */
    public AccountTally tally(String camera) {
        @Nullable AccountTally tally = of(camera, this.<String, AccountTally>store(Stores.TALLIES));
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
        Rejections sum = Rejections.NONE;
        try (KeyValueIterator<Integer, Rejections> entries =
                this.<Integer, Rejections>store(Stores.UNATTRIBUTED).all()) {
            while (entries.hasNext()) {
                sum = sum.plus(entries.next().value);
            }
        }
        return sum;
    }

    /** Whether anything is known of a camera: its definition, a status or a detection. */
    public boolean isKnown(String id) {
        return camera(id).isPresent()
                || status(id).isPresent()
                || latest(id).isPresent()
                || !tally(id).equals(AccountTally.NONE);
    }

    /** The detections in time order. */
    public TimeScan detections() {
        return new StoreScan(this, Stores.DETECTIONS);
    }

    /** The sightings in time order of their starts. */
    public TimeScan sightings() {
        return new StoreScan(this, Stores.SIGHTINGS);
    }

    /** Ids of all visible cameras that anything has been counted of. */
    public SortedSet<String> cameras() {
        TreeSet<String> ids = new TreeSet<>();
        try (KeyValueIterator<String, AccountTally> entries =
                this.<String, AccountTally>store(Stores.TALLIES).all()) {
            entries.forEachRemaining(entry -> ids.add(entry.key));
            ids.removeIf(id -> !access.sees(id));
        }
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
        try (KeyValueIterator<byte[], Long> entries = this.<byte[], Long>store(Stores.ACTIVITY)
                .range(
                        TimeKey.lowest(camera, from).toBytes(),
                        TimeKey.highest(camera, to).toBytes())) {
            entries.forEachRemaining(entry -> taker.accept(TimeKey.of(entry.key), entry.value));
        }
    }

    private static Optional<Camera> readCamera(byte[] json) {
        try {
            return Optional.ofNullable(CAMERA.deserialize("cameras", json));
        } catch (SerializationException e) {
            return Optional.empty();
        }
    }

    <K, V> ReadOnlyKeyValueStore<K, V> store(String name) {
        ownership.requireWhole();
        try {
            return streams.store(StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.<K, V>keyValueStore()));
        } catch (InvalidStateStoreException e) {
            throw new StateNotReadyException("the state moves between instances; ask again in a moment", e);
        }
    }
}
