package dev.fovea.query.state;

import dev.fovea.query.access.Access;
import dev.fovea.topics.Camera;
import dev.fovea.topics.JsonSerde;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * The definitions of all cameras, of which every instance has all. Thread-safe.
 *
 * <p>What the sender of the request may not see is not there for it. Every method throws {@link StateNotReadyException}
 * until the definitions have been read.
 */
@Singleton
public final class CameraDefinitions {

    private static final JsonSerde<Camera> CAMERA = new JsonSerde<>(Camera.class);

    private final KafkaStreams streams;
    private final Access access;

    CameraDefinitions(KafkaStreams streams, Access access) {
        this.streams = streams;
        this.access = access;
    }

    /** The definition of a camera; a definition that cannot be read counts as absent. */
    public Optional<Camera> find(String id) {
        return access.sees(id)
                ? Optional.ofNullable(store().get(id)).flatMap(CameraDefinitions::read)
                : Optional.empty();
    }

    /** All definitions that can be read, by id. */
    public SortedMap<String, Camera> all() {
        TreeMap<String, Camera> table = new TreeMap<>();
        try (KeyValueIterator<String, byte[]> entries = store().all()) {
            entries.forEachRemaining(entry -> read(entry.value)
                    .filter(camera -> access.sees(entry.key))
                    .ifPresent(camera -> table.put(entry.key, camera)));
        }
        return table;
    }

    private static Optional<Camera> read(byte[] json) {
        try {
            return Optional.ofNullable(CAMERA.deserialize("cameras", json));
        } catch (SerializationException e) {
            return Optional.empty();
        }
    }

    private ReadOnlyKeyValueStore<String, byte[]> store() {
        if (!streams.state().isRunningOrRebalancing()) {
            throw new StateNotReadyException("the state of this instance is " + streams.state());
        }
        try {
            return streams.store(StoreQueryParameters.fromNameAndType(
                    Stores.CAMERAS, QueryableStoreTypes.<String, byte[]>keyValueStore()));
        } catch (InvalidStateStoreException e) {
            throw new StateNotReadyException("the definitions of the cameras are not read yet", e);
        }
    }
}
