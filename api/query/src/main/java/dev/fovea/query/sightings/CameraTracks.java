package dev.fovea.query.sightings;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is followed at one camera.
 *
 * @param epoch of the last detection taken in; 0 before the first
 * @param seq of the last detection taken in; −1 before the first
 * @param takenAt when it was taken in, by this service's clock, ms since 1970
 * @param byLabel what is open
 */
public record CameraTracks(long epoch, long seq, long takenAt, SortedMap<String, Track> byLabel) {

    /** Before the first detection. */
    public static final CameraTracks NONE = new CameraTracks(0, -1, 0, new TreeMap<>());

    public CameraTracks {
        byLabel = Collections.unmodifiableSortedMap(new TreeMap<>(byLabel));
    }

    /** Whether a detection comes after every one taken in: only such a one may change anything. */
    boolean isBefore(long otherEpoch, long otherSeq) {
        return otherEpoch > epoch || (otherEpoch == epoch && otherSeq > seq);
    }
}
