package dev.fovea.query.detections;

import dev.fovea.topics.Detection;
import dev.fovea.topics.FrameRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Builds pages: merges the newest-first scans of all cameras asked for, filters, and says where the next page begins. */
public final class PageBuilder {

    private final DetectionScan scan;

    public PageBuilder(DetectionScan scan) {
        this.scan = scan;
    }

    /** The page asked for; the same cursor and filter give the same page for as long as its detections are kept. */
    public Page build(PageRequest request) {
        // Taken before the scan, so that whatever arrives meanwhile is left out of this page and of the following ones.
        Extent extent =
                request.cursor() == null ? scan.extent() : request.cursor().extent();
        PriorityQueue<Head> heads = new PriorityQueue<>();
        List<DetectionScan.Entries> open = new ArrayList<>();
        try {
            for (String camera : scan.cameras()) {
                if (request.filter().acceptsCamera(camera)) {
                    DetectionScan.Entries entries =
                            scan.newestFirst(request.upperBound(camera), DetectionKey.lowest(camera, request.from()));
                    open.add(entries);
                    push(heads, entries);
                }
            }
            return merge(request, extent, heads);
        } finally {
            open.forEach(DetectionScan.Entries::close);
        }
    }

    private static Page merge(PageRequest request, Extent extent, PriorityQueue<Head> heads) {
        List<Detection> found = new ArrayList<>();
        @Nullable DetectionKey last = null;
        int scanned = 0;
        while (!heads.isEmpty()) {
            Head head = heads.remove();
            push(heads, head.entries());
            FrameRef place = StoredDetection.place(head.value());
            if (!request.isDue(head.key()) || !extent.covers(place.partition(), place.offset())) {
                continue;
            }
            if (last != null && (found.size() == request.limit() || scanned == request.scanLimit())) {
                return new Page(found, new PageCursor(last, extent));
            }
            scanned++;
            last = head.key();
            Detection detection = StoredDetection.of(head.value()).detection();
            if (request.filter().accepts(detection)) {
                found.add(detection);
            }
        }
        return new Page(found, null);
    }

    private static void push(PriorityQueue<Head> heads, DetectionScan.Entries entries) {
        if (entries.hasNext()) {
            Map.Entry<DetectionKey, byte[]> entry = entries.next();
            heads.add(new Head(entry.getKey(), entry.getValue(), entries));
        }
    }

    /** The next entry of one camera's scan. */
    @SuppressWarnings("ArrayRecordComponent") // Lives for one step of the merge and is never compared.
    private record Head(DetectionKey key, byte[] value, DetectionScan.Entries entries) implements Comparable<Head> {
        @Override
        public int compareTo(Head other) {
            return DetectionKey.NEWEST_FIRST.compare(key, other.key);
        }
    }
}
