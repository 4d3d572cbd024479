package dev.fovea.query.detections;

import java.util.Iterator;
import java.util.Map;

/** The store as pages see it. */
public interface DetectionScan {

    /** Ids of the cameras that may have detections, in any order. */
    Iterable<String> cameras();

    /** How far {@code fovea.detections} has been read into the store. */
    Extent extent();

    /** Stored detections of one camera from one key down to another, both inclusive, newest first. */
    Entries newestFirst(DetectionKey from, DetectionKey downTo);

    /** Entries of the store that must be closed. */
    interface Entries extends Iterator<Map.Entry<DetectionKey, byte[]>>, AutoCloseable {
        @Override
        void close();
    }
}
