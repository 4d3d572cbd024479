package dev.fovea.load.fault;

import dev.fovea.load.check.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a row.
 *
 * @param row which
 * @param injections by fault
 * @param measured figures by name
 * @param violations promises that were not kept, the first one first
 * @param failure why the row could not be tried to its end; empty if it was
 * @param took with start and proof
 */
record Outcome(
        Row row,
        Map<String, Injections> injections,
        Map<String, Object> measured,
        List<Violation> violations,
        Optional<String> failure,
        Duration took) {

    /** In one word. */
    enum Verdict {
        PASSED,
        VIOLATED,
        FAILED,
        SKIPPED,
        /** Proved by tests of the build and not here. */
        ELSEWHERE
    }

    static Outcome untried(Row row) {
        return new Outcome(row, Map.of(), Map.of(), List.of(), Optional.empty(), Duration.ZERO);
    }

    Verdict verdict() {
        if (row.missing().isPresent()) {
            return Verdict.SKIPPED;
        }
        if (!row.elsewhere().isEmpty()) {
            return Verdict.ELSEWHERE;
        }
        if (!violations.isEmpty()) {
            return Verdict.VIOLATED;
        }
        return failure.isPresent() ? Verdict.FAILED : Verdict.PASSED;
    }
}
