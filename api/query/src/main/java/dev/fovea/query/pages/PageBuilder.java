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
 * Builds pages: merges the newest-first scans of all cameras asked for, filters, and says how far the page reaches.
 *
 * <p>The scan limit holds for each partition, not for all together, so that where a page ends does not depend on how
 * many partitions are looked at in one place.
 *
 * @param <T> what the stores hold
 */
public final class PageBuilder<T> {

    private final List<TimeScan> scans;
    private final Deserializer<T> reader;

    /**
     * @param scans one of each partition
     * @param reader of the JSON in the stores
     */
    public PageBuilder(List<TimeScan> scans, Deserializer<T> reader) {
        this.scans = List.copyOf(scans);
        this.reader = reader;
    }

    /** The stretch asked for; the same cursor and filter give the same one for as long as its records are kept. */
    public Stretch<T> build(PageRequest request, Predicate<T> filter) {
        // Taken before the scan, so that whatever arrives meanwhile is left out of this page and of the following ones.
        Extent extent = request.cursor() == null
                ? scans.stream().map(TimeScan::extent).reduce(Extent.NONE, Extent::plus)
                : request.cursor().extent();
        PriorityQueue<Head> heads = new PriorityQueue<>();
        List<TimeScan.Entries> open = new ArrayList<>();
        try {
            for (int i = 0; i < scans.size(); i++) {
                for (String camera : scans.get(i).cameras()) {
                    if (request.cameras().isEmpty() || request.cameras().contains(camera)) {
                        TimeScan.Entries entries = scans.get(i)
                                .newestFirst(request.upperBound(camera), TimeKey.lowest(camera, request.from()));
                        open.add(entries);
                        push(heads, i, entries);
                    }
                }
            }
            return merge(request, filter, extent, heads);
        } finally {
            open.forEach(TimeScan.Entries::close);
        }
    }

    private Stretch<T> merge(PageRequest request, Predicate<T> filter, Extent extent, PriorityQueue<Head> heads) {
        List<Stretch.Entry<T>> found = new ArrayList<>();
        @Nullable TimeKey last = null;
        int[] scanned = new int[scans.size()];
        while (!heads.isEmpty()) {
            Head head = heads.remove();
            push(heads, head.scan(), head.entries());
            FrameRef place = StoredRecord.place(head.value());
            if (!request.isDue(head.key()) || !extent.covers(place.partition(), place.offset())) {
                continue;
            }
            if (found.size() == request.limit()) {
                return new Stretch<>(found, last, true, extent);
            }
            last = head.key();
            T record = reader.deserialize("store", StoredRecord.json(head.value()));
            if (filter.test(record)) {
                found.add(new Stretch.Entry<>(head.key(), record));
            }
            if (++scanned[head.scan()] == request.scanLimit()) {
                return new Stretch<>(found, last, true, extent);
            }
        }
        return new Stretch<>(found, last, false, extent);
    }

    private static void push(PriorityQueue<Head> heads, int scan, TimeScan.Entries entries) {
        if (entries.hasNext()) {
            Map.Entry<TimeKey, byte[]> entry = entries.next();
            heads.add(new Head(entry.getKey(), entry.getValue(), scan, entries));
        }
    }

    /** The next entry of one camera's scan. */
    @SuppressWarnings("ArrayRecordComponent") // Lives for one step of the merge and is never compared.
    private record Head(TimeKey key, byte[] value, int scan, TimeScan.Entries entries) implements Comparable<Head> {
        @Override
        public int compareTo(Head other) {
            return TimeKey.NEWEST_FIRST.compare(key, other.key);
        }
    }
}
