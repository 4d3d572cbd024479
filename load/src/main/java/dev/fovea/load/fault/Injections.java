package dev.fovea.load.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** How often a fault was injected and how long recovery took each time. Not thread-safe. */
final class Injections {

    private int times;
    private final List<Duration> recoveries = new ArrayList<>();

    void injected() {
        times++;
    }

    void recovered(Duration after) {
        recoveries.add(after);
    }

    int times() {
        return times;
    }

    /** The median; empty if nothing had to recover. */
    Optional<Duration> median() {
        List<Duration> sorted = recoveries.stream().sorted().toList();
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get(sorted.size() / 2));
    }

    /** The longest; empty if nothing had to recover. */
    Optional<Duration> longest() {
        return recoveries.isEmpty() ? Optional.empty() : Optional.of(Collections.max(recoveries));
    }
}
