package dev.fovea.inference.compare;

import dev.fovea.topics.ModelRef;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A tally for each pair of model versions that met on the same frames; a switch of the version in use begins another pair. Thread-safe.
 */
public final class Comparisons {

    private static final int MOST_PAIRS = 8;

    private record Versions(ModelRef live, ModelRef shadow) {}

    private final Clock clock;
    /** In the order in which the pairs first met. */
    private final Map<Versions, Tally> tallies = new LinkedHashMap<>();

    public Comparisons(Clock clock) {
        this.clock = clock;
    }

    /** Counts one frame. */
    public synchronized void add(Seen live, Seen shadow) {
        Versions versions = new Versions(live.model(), shadow.model());
        Tally tally = tallies.get(versions);
        if (tally == null) {
            if (tallies.size() == MOST_PAIRS) {
                tallies.remove(tallies.keySet().iterator().next());
            }
            tally = new Tally(live.model(), shadow.model(), clock.instant());
            tallies.put(versions, tally);
        }
        tally.add(live, shadow);
    }

    /** What was found so far, the pair that met last first. */
    public synchronized List<Comparison> all() {
        return tallies.values().stream().map(Tally::comparison).toList().reversed();
    }
}
