package dev.fovea.query.state;

import dev.fovea.query.detections.DetectionKey;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Removes old detections of one partition, a bounded number at a time, camera by camera. */
final class Pruner {

    private final KeyValueStore<byte[], byte[]> detections;
    private final KeyValueStore<String, byte[]> latest;
    private final int limit;

    /**
     * @param latest its keys are the cameras
     * @param limit the most detections removed in one call
     */
    Pruner(KeyValueStore<byte[], byte[]> detections, KeyValueStore<String, byte[]> latest, int limit) {
        this.detections = detections;
        this.latest = latest;
        this.limit = limit;
    }

    /**
     * Removes detections captured before a time.
     *
     * @param cutoff µs since 1970
     * @return how many were removed; the limit means that more may be left for the next call
     */
    int removeBefore(long cutoff) {
        int removed = 0;
        for (String camera : cameras()) {
            removed += removeBefore(camera, cutoff, limit - removed);
        }
        return removed;
    }

    private int removeBefore(String camera, long cutoff, int most) {
        List<byte[]> old = new ArrayList<>();
        try (KeyValueIterator<byte[], byte[]> entries = detections.range(
                DetectionKey.lowest(camera, Long.MIN_VALUE).toBytes(),
                DetectionKey.highest(camera, cutoff - 1).toBytes())) {
            while (old.size() < most && entries.hasNext()) {
                old.add(entries.next().key);
            }
        }
        old.forEach(detections::delete);
        return old.size();
    }

    private List<String> cameras() {
        List<String> ids = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> entries = latest.all()) {
            entries.forEachRemaining(entry -> ids.add(entry.key));
        }
        return ids;
    }
}
