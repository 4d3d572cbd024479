package dev.fovea.query.activity;

import java.util.concurrent.TimeUnit;

/** The minute by which regions are counted: a count lies at its minute's beginning. Times are µs since 1970. */
public final class Minute {

    /** How long it is. */
    public static final long LENGTH = TimeUnit.MINUTES.toMicros(1);

    private Minute() {}

    /** The beginning of the minute in which a time falls; where that is no number any more, the time itself. */
    public static long of(long micros) {
        return micros < Long.MIN_VALUE + LENGTH ? micros : Math.floorDiv(micros, LENGTH) * LENGTH;
    }
}
