package dev.fovea.query.pages;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One page to build.
 *
 * @param cameras ids; empty for all
 * @param from earliest time, µs since 1970, inclusive
 * @param to latest time, µs since 1970, exclusive
 * @param limit most records on the page, ≥ 1
 * @param scanLimit most records to look at in each partition, ≥ 1
 * @param cursor where the page begins; null for the newest
 */
public record PageRequest(
        Set<String> cameras,
        long from,
        long to,
        int limit,
        int scanLimit,
        @Nullable PageCursor cursor) {

    public PageRequest {
        cameras = Set.copyOf(cameras);
    }

    /** The same request for the page that begins at a cursor. */
    public PageRequest after(PageCursor next) {
        return new PageRequest(cameras, from, to, limit, scanLimit, next);
    }

    /** The highest key of a camera that can be on this page. */
    TimeKey upperBound(String camera) {
        long last = to == Long.MIN_VALUE ? to : to - 1;
        if (cursor == null) {
            return TimeKey.highest(camera, last);
        }
        TimeKey after = cursor.after();
        if (last < after.at()) {
            return TimeKey.highest(camera, last);
        }
        // At the cursor's very time, cameras before its camera were on earlier pages and those behind it are still due.
        int order = camera.compareTo(after.camera());
        if (order == 0) {
            return after;
        }
        return TimeKey.highest(camera, order > 0 ? after.at() : after.at() - 1);
    }

    /** Whether a key lies behind the cursor. */
    boolean isDue(TimeKey key) {
        return cursor == null || TimeKey.NEWEST_FIRST.compare(key, cursor.after()) > 0;
    }
}
