package dev.fovea.query.instances;

import dev.fovea.query.instances.Outcome.End;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What became of questions. Thread-safe. */
final class Outcomes {

    /** Questions that need every partition. */
    private static final Set<String> WHOLE = Set.of("all cameras", "labels", "export");

    private final List<Outcome> all = new ArrayList<>();

    synchronized void add(Outcome outcome) {
        all.add(outcome);
    }

    synchronized List<Outcome> of(End end) {
        return all.stream().filter(outcome -> outcome.end() == end).toList();
    }

    /** Questions after a time, by how they ended. */
    synchronized long count(End end, Instant from) {
        return all.stream()
                .filter(outcome -> outcome.end() == end && !outcome.at().isBefore(from))
                .count();
    }

    /** Questions that were asked and answered rightly between two times, and need every partition. */
    synchronized long wholeAndRight(Instant from, Instant to) {
        return all.stream()
                .filter(outcome -> outcome.end() == End.RIGHT
                        && WHOLE.contains(outcome.question())
                        && outcome.at().isAfter(from)
                        && outcome.ended().isBefore(to))
                .count();
    }

    /** The longest that a request took of those questions that were asked between two times. */
    synchronized Duration longest(Instant from, Instant to) {
        return all.stream()
                .filter(outcome -> !outcome.question().equals("export"))
                .filter(outcome -> outcome.at().isAfter(from) && outcome.at().isBefore(to))
                .map(Outcome::longest)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /** From a time until the last refusal after it; empty where there was none. */
    synchronized Optional<Duration> untilWholeAgain(Instant from, Instant to) {
        return all.stream()
                .filter(outcome -> outcome.end() == End.REFUSED
                        && outcome.at().isAfter(from)
                        && outcome.at().isBefore(to))
                .map(outcome -> Duration.between(from, outcome.at()))
                .max(Duration::compareTo);
    }

    @Override
    public synchronized String toString() {
        TreeMap<String, Long> counts = new TreeMap<>();
        all.forEach(outcome -> counts.merge(outcome.end() + " " + outcome.question(), 1L, Long::sum));
        return counts.toString();
    }
}
