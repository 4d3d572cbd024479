package dev.fovea.query.pages;

import dev.fovea.topics.FrameRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Builds pages: merges the newest-first scans of all cameras asked for, filters, and says where the next page begins.
 *
 * @param <T> what the store holds
 */
public final class PageBuilder<T> {

    private final TimeScan scan;
    private final Deserializer<T> reader;

    /** @param reader of the JSON in the store */
    public PageBuilder(TimeScan scan, Deserializer<T> reader) {
        this.scan = scan;
        this.reader = reader;
    }

    /** The page asked for; the same cursor and filter give the same page for as long as its records are kept. */
    public Page<T> build(PageRequest request, Predicate<T> filter) {
        // Taken before the scan, so that whatever arrives meanwhile is left out of this page and of the following ones.
        Extent extent =
                request.cursor() == null ? scan.extent() : request.cursor().extent();
        PriorityQueue<Head> heads = new PriorityQueue<>();
        List<TimeScan.Entries> open = new ArrayList<>();
        try {
            for (String camera : scan.cameras()) {
                if (request.cameras().isEmpty() || request.cameras().contains(camera)) {
                    TimeScan.Entries entries =
                            scan.newestFirst(request.upperBound(camera), TimeKey.lowest(camera, request.from()));
                    open.add(entries);
                    push(heads, entries);
                }
            }
            return merge(request, filter, extent, heads);
        } finally {
            open.forEach(TimeScan.Entries::close);
        }
    }

    private Page<T> merge(PageRequest request, Predicate<T> filter, Extent extent, PriorityQueue<Head> heads) {
        List<T> found = new ArrayList<>();
        @Nullable TimeKey last = null;
        int scanned = 0;
        while (!heads.isEmpty()) {
            Head head = heads.remove();
            push(heads, head.entries());
            FrameRef place = StoredRecord.place(head.value());
            if (!request.isDue(head.key()) || !extent.covers(place.partition(), place.offset())) {
                continue;
            }
            if (last != null && (found.size() == request.limit() || scanned == request.scanLimit())) {
                return new Page<>(found, new PageCursor(last, extent));
            }
            scanned++;
            last = head.key();
            T record = reader.deserialize("store", StoredRecord.json(head.value()));
            if (filter.test(record)) {
                found.add(record);
            }
        }
        return new Page<>(found, null);
    }

    private static void push(PriorityQueue<Head> heads, TimeScan.Entries entries) {
        if (entries.hasNext()) {
            Map.Entry<TimeKey, byte[]> entry = entries.next();
            heads.add(new Head(entry.getKey(), entry.getValue(), entries));
        }
    }

    /** The next entry of one camera's scan. */
    @SuppressWarnings("ArrayRecordComponent") // Lives for one step of the merge and is never compared.
    private record Head(TimeKey key, byte[] value, TimeScan.Entries entries) implements Comparable<Head> {
        @Override
        public int compareTo(Head other) {
            return TimeKey.NEWEST_FIRST.compare(key, other.key);
        }
    }
}
