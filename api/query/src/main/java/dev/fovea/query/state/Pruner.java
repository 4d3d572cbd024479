package dev.fovea.query.state;

import dev.fovea.query.pages.TimeKey;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Removes old entries of one partition's store in time order, a bounded number at a time, camera by camera.
 *
 * @param <V> what the store holds
 */
final class Pruner<V> {

    private final KeyValueStore<byte[], V> store;
    private final KeyValueStore<String, ?> cameras;
    private final int limit;

    /**
     * @param cameras its keys are the cameras
     * @param limit the most entries removed in one call
     */
    Pruner(KeyValueStore<byte[], V> store, KeyValueStore<String, ?> cameras, int limit) {
        this.store = store;
        this.cameras = cameras;
        this.limit = limit;
    }

    /**
     * Removes entries before a time.
     *
     * @param cutoff µs since 1970
     * @return how many were removed; the limit means that more may be left for the next call
     */
    int removeBefore(long cutoff) {
        int removed = 0;
        for (String camera : ids()) {
            removed += removeBefore(camera, cutoff, limit - removed);
        }
        return removed;
    }

    private int removeBefore(String camera, long cutoff, int most) {
        List<byte[]> old = new ArrayList<>();
        try (KeyValueIterator<byte[], V> entries = store.range(
                TimeKey.lowest(camera, Long.MIN_VALUE).toBytes(),
                TimeKey.highest(camera, cutoff - 1).toBytes())) {
            while (old.size() < most && entries.hasNext()) {
                old.add(entries.next().key);
            }
        }
        old.forEach(store::delete);
        return old.size();
    }

    private List<String> ids() {
        List<String> ids = new ArrayList<>();
        try (KeyValueIterator<String, ?> entries = cameras.all()) {
            while (entries.hasNext()) {
                ids.add(entries.next().key);
            }
        }
        return ids;
    }
}
