package dev.fovea.query.instances;

import dev.fovea.query.pages.TimeKey;
import dev.fovea.topics.Detection;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the broker has acknowledged: what every answer must agree with. Thread-safe. */
final class Truth {

    private final TreeMap<TimeKey, Instant> acknowledged = new TreeMap<>(TimeKey.NEWEST_FIRST);
    private final Map<String, Long> newest = new HashMap<>();
    private final Map<String, Integer> partitions = new HashMap<>();

    /** The broker has it. Detections of a camera come in the order of their capture. */
    synchronized void add(Detection detection, int partition) {
        acknowledged.put(TimeKey.of(detection), Instant.now());
        newest.put(detection.camera(), detection.seq());
        partitions.put(detection.camera(), partition);
    }

    /** The partition of a camera; −1 for one that has seen nothing. */
    synchronized int partition(String camera) {
        return partitions.getOrDefault(camera, -1);
    }

    /** How many there are. */
    synchronized int size() {
        return acknowledged.size();
    }

    /** The detections of a closed time, newest first: all, whatever the limits of a page. */
    synchronized List<String> keys(Set<String> cameras, Instant from, Instant to) {
        return acknowledged.keySet().stream()
                .filter(key -> cameras.isEmpty() || cameras.contains(key.camera()))
                .filter(key -> key.at() >= TimeKey.micros(from) && key.at() < TimeKey.micros(to))
                .map(key -> key.camera() + "/" + key.epoch() + "/" + key.seq())
                .toList();
    }

    /** The highest seq of a camera that had been acknowledged for so long; −1 before the first. */
    synchronized long newest(String camera, Duration age) {
        Instant limit = Instant.now().minus(age);
        return acknowledged.entrySet().stream()
                .filter(entry -> entry.getKey().camera().equals(camera)
                        && entry.getValue().isBefore(limit))
                .mapToLong(entry -> entry.getKey().seq())
                .max()
                .orElse(-1);
    }

    /** The highest seq of a camera that has been acknowledged. */
    synchronized long newest(String camera) {
        return newest.getOrDefault(camera, -1L);
    }
}
