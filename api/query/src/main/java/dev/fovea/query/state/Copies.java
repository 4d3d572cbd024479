package dev.fovea.query.state;

import dev.fovea.query.access.Access;
import jakarta.inject.Singleton;
import java.util.Objects;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Opens the copies of partitions that this instance has and that may answer: the one that is kept up to date, or one that
 * stands by and lacks nothing that counts. Thread-safe.
 */
@Singleton
public final class Copies {

    private final KafkaStreams streams;
    private final Arrivals arrivals;
    private final Standbys standbys;
    private final Access access;

    Copies(KafkaStreams streams, Arrivals arrivals, Standbys standbys, Access access) {
        this.streams = streams;
        this.arrivals = arrivals;
        this.standbys = standbys;
        this.access = access;
    }

    /**
     * This instance's copy of a partition.
     *
     * @param atLeast offset of {@code fovea.detections} up to which the copy must have everything, whatever its age
     * @throws StateNotReadyException if there is none here, or it lacks what it must have
     */
    public Copy open(int partition, long atLeast) {
        if (!streams.state().isRunningOrRebalancing()) {
            throw new StateNotReadyException("the state of this instance is " + streams.state());
        }
        Kept kept = new Kept(streams, partition);
        try {
            return copy(partition, atLeast, next(kept, partition), kept);
        } catch (InvalidStateStoreException e) {
            return standingBy(partition, atLeast);
        }
    }

    private Copy standingBy(int partition, long atLeast) {
        StandingBy standing = new StandingBy(streams, partition);
        try {
            long next = next(standing, partition);
            standbys.requireWhole(partition);
            return copy(partition, atLeast, next, standing);
        } catch (StreamsException e) {
            throw new StateNotReadyException(
                    "this instance has no copy of partition " + partition + " that can be read", e);
        }
    }

    /** Read before anything else of a copy: what is there by now is there when the rest is read. */
    private static long next(Copy.StoreOpener opener, int partition) {
        Long next = opener.<Integer, Long>open(Stores.PROGRESS).get(partition);
        return Objects.requireNonNullElse(next, 0L);
    }

    private Copy copy(int partition, long atLeast, long next, Copy.StoreOpener opener) {
        long due = Math.max(atLeast, arrivals.due(partition));
        if (next < due) {
            throw new StateNotReadyException("the copy of partition " + partition + " here is at offset " + next
                    + " of fovea.detections and " + due + " is needed; it is catching up");
        }
        return new Copy(partition, next, opener, access);
    }

    /** Stores that are kept up to date. */
    private record Kept(KafkaStreams streams, int partition) implements Copy.StoreOpener {
        @Override
        public <K, V> ReadOnlyKeyValueStore<K, V> open(String name) {
            return streams.store(StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.<K, V>keyValueStore())
                    .withPartition(partition));
        }
    }

    /** Stores that follow their changelog. */
    private record StandingBy(KafkaStreams streams, int partition) implements Copy.StoreOpener {
        @Override
        public <K, V> ReadOnlyKeyValueStore<K, V> open(String name) {
            return streams.store(StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.<K, V>keyValueStore())
                    .withPartition(partition)
                    .enableStaleStores());
        }
    }
}
