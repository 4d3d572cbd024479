package dev.fovea.query.state;

import dev.fovea.query.config.QuerySettings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * What has arrived on {@code fovea.detections} and when, as the live feed sees it. So it can be told how far behind a
 * copy of the state is without asking the broker. Thread-safe.
 */
@Singleton
public final class Arrivals {

    /** Arrivals so close together are told apart by nobody. */
    private static final Duration STEP = Duration.ofMillis(100);

    /** The feed looks more often than that while the process runs at all. */
    private static final Duration NAP = Duration.ofSeconds(3);

    private final Duration lag;
    private final Clock clock;
    private final Map<Integer, Deque<Arrival>> byPartition = new HashMap<>();
    private Instant looked = Instant.EPOCH;
    private Instant lookedBefore = Instant.EPOCH;
    private Instant unsureUntil = Instant.EPOCH;

    @Inject
    Arrivals(QuerySettings settings, Clock clock) {
        this(settings.query().instances().lag(), clock);
    }

    /** @param lag what arrived within this time may be missing in an answer */
    public Arrivals(Duration lag, Clock clock) {
        this.lag = lag;
        this.clock = clock;
    }

    /**
     * Records that arrived by a time.
     *
     * @param next the offset after the newest of them
     */
    private record Arrival(Instant at, long next) {}

    /**
     * The feed has looked for records. Where it has not for long, since the process was frozen, nobody knows when what it
     * finds now arrived.
     */
    public synchronized void looked() {
        Instant now = clock.instant();
        if (!looked.equals(Instant.EPOCH) && isAsleep(now)) {
            unsureUntil = now.plus(lag);
        }
        lookedBefore = looked.equals(Instant.EPOCH) ? now : looked;
        looked = now;
    }

    private boolean isAsleep(Instant now) {
        return now.isAfter(looked.plus(lag.compareTo(NAP) < 0 ? NAP : lag));
    }

    /** A record was there before this service began, so no copy may lack it. */
    public synchronized void found(int partition, long offset) {
        Deque<Arrival> arrivals = byPartition.computeIfAbsent(partition, p -> new ArrayDeque<>());
        arrivals.clear();
        arrivals.add(new Arrival(Instant.EPOCH, offset + 1));
    }

    /**
     * The feed has found a record in its newest look; within a partition in the order of offsets. It may have arrived at
     * any time since the look before: the process may have been frozen in between.
     */
    public synchronized void seen(int partition, long offset) {
        Instant now = clock.instant();
        Instant arrived = lookedBefore;
        Deque<Arrival> arrivals = byPartition.computeIfAbsent(partition, p -> new ArrayDeque<>());
        while (arrivals.size() > 1 && isDue(second(arrivals), now)) {
            arrivals.removeFirst();
        }
        // What a step adds counts from the step's beginning on: a little early, never late.
        if (!arrivals.isEmpty() && arrived.isBefore(arrivals.getLast().at().plus(STEP))) {
            Arrival last = arrivals.removeLast();
            arrivals.addLast(new Arrival(last.at(), Math.max(last.next(), offset + 1)));
        } else {
            arrivals.addLast(new Arrival(arrived, offset + 1));
        }
    }

    /**
     * How far a copy must be in a partition to answer now: the offset of the first record that may be missing.
     *
     * @throws StateNotReadyException if that is not known
     */
    public synchronized long due(int partition) {
        Instant now = clock.instant();
        if (isAsleep(now) || now.isBefore(unsureUntil)) {
            throw new StateNotReadyException(
                    "this instance has not looked for a while and may be behind; it is catching up");
        }
        long due = 0;
        for (Arrival arrival : byPartition.getOrDefault(partition, new ArrayDeque<>())) {
            if (isDue(arrival, now)) {
                due = arrival.next();
            }
        }
        return due;
    }

    private boolean isDue(Arrival arrival, Instant now) {
        return !now.isBefore(arrival.at().plus(lag));
    }

    private static Arrival second(Deque<Arrival> arrivals) {
        return arrivals.stream().skip(1).findFirst().orElseThrow();
    }
}
