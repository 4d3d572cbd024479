package dev.fovea.inference.batch;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How old a frame may be when its turn comes: live tagging that lags is wrong.
 *
 * @param budget the greatest age; empty where every frame is classified however old it is
 */
public record Freshness(Optional<Duration> budget) {

    /** Frames older than the budget are skipped. */
    public static Freshness realtime(Duration budget) {
        return new Freshness(Optional.of(budget));
    }

    /** Nothing is skipped. */
    public static Freshness complete() {
        return new Freshness(Optional.empty());
    }

    /** What to say of a frame that is too old; empty if it is fresh. */
    Optional<String> staleness(Instant capturedAt, Instant now) {
        return budget.filter(most -> Duration.between(capturedAt, now).compareTo(most) > 0)
                .map(most -> "captured " + seconds(Duration.between(capturedAt, now)) + " ago; accepted: at most "
                        + seconds(most) + " (fovea.inference.freshness)");
    }

    private static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3)
                        .setScale(1, RoundingMode.HALF_UP)
                        .toPlainString() + " s";
    }
}
