package dev.fovea.query.state;

import java.time.Duration;

/**
 * How long detections stay in the store.
 *
 * @param period since their capture
 * @param every how often old ones are removed
 * @param limit the most removed at one go in one partition, ≥ 1
 */
public record Retention(Duration period, Duration every, int limit) {

    /** @throws IllegalArgumentException naming the setting that is out of range */
    public Retention {
        if (period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException(
                    "fovea.detections.retention is " + period + "; it must be longer than zero, for example PT24H");
        }
        if (every.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "fovea.detections.prune-every is " + every + "; it must be at least a millisecond");
        }
    }

    /** The earliest capture that is kept at a time in ms since 1970, in µs since 1970. */
    long cutoff(long now) {
        return (now - period.toMillis()) * 1000;
    }
}
