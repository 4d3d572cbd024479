package dev.fovea.query.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a live client's login ends; its stream ends with it.
 *
 * @param clock that tells
 * @param until the end; null for never
 */
record LoginEnd(Clock clock, @Nullable Instant until) {

    /** Whether it has ended. */
    boolean isPast() {
        return until != null && !clock.instant().isBefore(until);
    }

    /** The pause, or what is left of the login where that is shorter. */
    Duration earlier(Duration pause) {
        if (until == null) {
            return pause;
        }
        Duration left = Duration.between(clock.instant(), until);
        return left.compareTo(pause) < 0 ? left : pause;
    }
}
