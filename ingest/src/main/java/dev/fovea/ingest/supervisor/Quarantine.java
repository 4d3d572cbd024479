package dev.fovea.ingest.supervisor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Which cameras need a worker of their own: so that no camera takes another down more than once.
 *
 * <p>One that is known to have brought its worker down stays alone for a day. If it is not known which it was, all that
 * shared the worker are alone for a while: the culprit gives itself away by bringing down its own. One that only shared a
 * worker with a culprit goes on sharing; but should that happen to it again within the hour, the named ones may not be the
 * true culprits, and it is alone for a while, too. Thread-safe.
 */
final class Quarantine {

    static final Duration CULPRIT = Duration.ofHours(24);
    static final Duration SUSPECT = Duration.ofMinutes(5);
    static final Duration MEMORY = Duration.ofHours(1);

    /** A camera's part in the end of a worker. */
    enum Part {
        /** It alone ran there, or its native code is known to have hung or crashed. */
        CULPRIT,
        /** It may have been this one. */
        SUSPECT,
        /** It was another one. */
        BYSTANDER
    }

    private record Entry(Instant until, Instant lastEnd) {}

    private final Clock clock;
    private final Map<String, Entry> entries = new HashMap<>();

    Quarantine(Clock clock) {
        this.clock = clock;
    }

    /** A worker that ran the camera ended. */
    synchronized void workerEnded(String camera, Part part) {
        Instant now = clock.instant();
        Entry before = entries.getOrDefault(camera, new Entry(Instant.MIN, Instant.MIN));
        Instant until = switch (part) {
            case CULPRIT -> now.plus(CULPRIT);
            case SUSPECT -> now.plus(SUSPECT);
            case BYSTANDER -> before.lastEnd().isAfter(now.minus(MEMORY)) ? now.plus(SUSPECT) : Instant.MIN;
        };
        entries.put(camera, new Entry(until.isAfter(before.until()) ? until : before.until(), now));
    }

    /** Whether the camera needs a worker of its own now. */
    synchronized boolean holds(String camera) {
        forget();
        Entry entry = entries.get(camera);
        return entry != null && entry.until().isAfter(clock.instant());
    }

    /** How many cameras need a worker of their own now. */
    synchronized int size() {
        forget();
        Instant now = clock.instant();
        return (int)
                entries.values().stream().filter(e -> e.until().isAfter(now)).count();
    }

    private void forget() {
        Instant now = clock.instant();
        entries.values().removeIf(e -> !e.until().isAfter(now) && !e.lastEnd().isAfter(now.minus(MEMORY)));
    }
}
