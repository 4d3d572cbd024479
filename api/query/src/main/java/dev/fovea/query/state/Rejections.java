package dev.fovea.query.state;

import dev.fovea.topics.Reason;
import java.util.EnumMap;
import java.util.Map;

/**
 * Rejected records that belong to no camera's account.
 *
 * @param byReason how many, by reason
 */
public record Rejections(Map<Reason, Long> byReason) {

    /** None yet. */
    public static final Rejections NONE = new Rejections(Map.of());

    public Rejections {
        byReason = byReason.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(byReason));
    }

    /** With those of another. */
    public Rejections plus(Rejections other) {
        Map<Reason, Long> sum = new EnumMap<>(Reason.class);
        sum.putAll(byReason);
        other.byReason.forEach((reason, count) -> sum.merge(reason, count, Long::sum));
        return new Rejections(sum);
    }

    /** With one more. */
    public Rejections with(Reason reason) {
        return plus(new Rejections(Map.of(reason, 1L)));
    }
}
