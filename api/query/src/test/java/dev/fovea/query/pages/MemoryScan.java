package dev.fovea.query.pages;

import dev.fovea.topics.Detection;
import dev.fovea.topics.JsonSerde;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A partition in memory that keeps what came first under each key, as the topology does. */
public final class MemoryScan implements TimeScan {

    static final JsonSerde<Detection> SERDE = new JsonSerde<>(Detection.class);

    private final int partition;
    private final TreeMap<byte[], byte[]> store = new TreeMap<>(Arrays::compareUnsigned);
    private final Set<String> cameras = new TreeSet<>();
    private long next;

    public MemoryScan(int partition) {
        this.partition = partition;
    }

    public void add(Detection detection) {
        byte[] json = Objects.requireNonNull(SERDE.serialize("test", detection));
        store.putIfAbsent(TimeKey.of(detection).toBytes(), StoredRecord.toBytes(partition, next++, json));
        cameras.add(detection.camera());
    }

    /** What is kept, by key. */
    Map<TimeKey, Detection> records() {
        TreeMap<TimeKey, Detection> records = new TreeMap<>(TimeKey.NEWEST_FIRST);
        store.forEach((key, value) -> records.put(TimeKey.of(key), SERDE.deserialize("", StoredRecord.json(value))));
        return records;
    }

    public List<Detection> expected(DetectionFilter filter) {
        return records().values().stream().filter(filter::accepts).toList();
    }

    @Override
    public Iterable<String> cameras() {
        return cameras;
    }

    @Override
    public Extent extent() {
        return new Extent(new TreeMap<>(Map.of(partition, next)));
    }

    @Override
    public Entries newestFirst(TimeKey from, TimeKey downTo) {
        byte[] low = downTo.toBytes();
        byte[] high = from.toBytes();
        Iterator<Map.Entry<byte[], byte[]>> entries = Arrays.compareUnsigned(low, high) > 0
                ? Collections.emptyIterator()
                : new TreeMap<>(store.subMap(low, true, high, true))
                        .descendingMap()
                        .entrySet()
                        .iterator();
        return new Entries() {
            @Override
            public boolean hasNext() {
                return entries.hasNext();
            }

            @Override
            public Map.Entry<TimeKey, byte[]> next() {
                Map.Entry<byte[], byte[]> entry = entries.next();
                return Map.entry(TimeKey.of(entry.getKey()), entry.getValue());
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };
    }
}
