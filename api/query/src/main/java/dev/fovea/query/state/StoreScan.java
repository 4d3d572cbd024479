package dev.fovea.query.state;

import dev.fovea.query.pages.Extent;
import dev.fovea.query.pages.TimeKey;
import dev.fovea.query.pages.TimeScan;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/** A store of a copy in time order, as pages see it. */
final class StoreScan implements TimeScan {

    private final Copy copy;
    private final String store;

    StoreScan(Copy copy, String store) {
        this.copy = copy;
        this.store = store;
    }

    @Override
    public Iterable<String> cameras() {
        return copy.cameras();
    }

    @Override
    public Extent extent() {
        return new Extent(new TreeMap<>(Map.of(copy.partition(), copy.next())));
    }

    @Override
    public Entries newestFirst(TimeKey from, TimeKey downTo) {
        return new StoreEntries(copy.inTimeOrder(store).reverseRange(downTo.toBytes(), from.toBytes()));
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
