package dev.fovea.query.detections;

import org.jspecify.annotations.Nullable;

/**
 * One page to build.
 *
 * @param filter what is asked for
 * @param from earliest capture, µs since 1970, inclusive
 * @param to latest capture, µs since 1970, exclusive
 * @param limit most detections on the page, ≥ 1
 * @param scanLimit most detections to look at, ≥ 1
 * @param cursor where the page begins; null for the newest
 */
public record PageRequest(
        DetectionFilter filter,
        long from,
        long to,
        int limit,
        int scanLimit,
        @Nullable PageCursor cursor) {

    /** The highest key of a camera that can be on this page. */
    DetectionKey upperBound(String camera) {
        long last = to == Long.MIN_VALUE ? to : to - 1;
        if (cursor == null) {
            return DetectionKey.highest(camera, last);
        }
        DetectionKey after = cursor.after();
        if (last < after.capturedAt()) {
            return DetectionKey.highest(camera, last);
        }
        // At the cursor's very time, cameras before its camera were on earlier pages and those behind it are still due.
        int order = camera.compareTo(after.camera());
        if (order == 0) {
            return after;
        }
        return DetectionKey.highest(camera, order > 0 ? after.capturedAt() : after.capturedAt() - 1);
    }

    /** Whether a key lies behind the cursor. */
    boolean isDue(DetectionKey key) {
        return cursor == null || DetectionKey.NEWEST_FIRST.compare(key, cursor.after()) > 0;
    }
}
