package dev.fovea.query.state;

import dev.fovea.query.pages.Extent;
import dev.fovea.query.pages.TimeKey;
import dev.fovea.query.pages.TimeScan;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/** A store in time order, as pages see it. */
final class StoreScan implements TimeScan {

    private final StateReader state;
    private final String store;

    StoreScan(StateReader state, String store) {
        this.state = state;
        this.store = store;
    }

    @Override
    public Iterable<String> cameras() {
        return state.cameras();
    }

    @Override
    public Extent extent() {
        TreeMap<Integer, Long> next = new TreeMap<>();
        try (KeyValueIterator<Integer, Long> entries =
                state.<Integer, Long>store(Stores.PROGRESS).all()) {
            entries.forEachRemaining(entry -> next.put(entry.key, entry.value));
        }
        return new Extent(next);
    }

    @Override
    public Entries newestFirst(TimeKey from, TimeKey downTo) {
        return new StoreEntries(state.<byte[], byte[]>store(store).reverseRange(downTo.toBytes(), from.toBytes()));
    }

    /** A store's iterator with its keys read. */
    private record StoreEntries(KeyValueIterator<byte[], byte[]> entries) implements Entries {
        @Override
        public boolean hasNext() {
            return entries.hasNext();
        }

        @Override
        public Map.Entry<TimeKey, byte[]> next() {
            KeyValue<byte[], byte[]> entry = entries.next();
            return Map.entry(TimeKey.of(entry.key), entry.value);
        }

        @Override
        public void close() {
            entries.close();
        }
    }
}
