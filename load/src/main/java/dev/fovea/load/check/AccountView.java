package dev.fovea.load.check;

import dev.fovea.topics.Reason;
import java.util.Map;

/** A camera's account as the query service shows it; see its REST interface. */
public record AccountView(
        long captured,
        long published,
        long classified,
        Map<Reason, Long> rejected,
        Map<Reason, Long> dropped,
        long inFlight) {

    public AccountView {
        rejected = Map.copyOf(rejected);
        dropped = Map.copyOf(dropped);
    }
}
