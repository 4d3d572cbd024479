package dev.fovea.query.pages;

import java.util.Iterator;
import java.util.Map;

/** One partition of a store in time order as pages see it. */
public interface TimeScan {

    /** Ids of the cameras that may have entries, in any order. */
    Iterable<String> cameras();

    /** How far {@code fovea.detections} has been read into the store. */
    Extent extent();

    /** Entries of one camera from one key down to another, both inclusive, newest first. */
    Entries newestFirst(TimeKey from, TimeKey downTo);

    /** Entries of the store that must be closed. */
    interface Entries extends Iterator<Map.Entry<TimeKey, byte[]>>, AutoCloseable {
        @Override
        void close();
    }
}
