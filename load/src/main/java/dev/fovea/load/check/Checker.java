package dev.fovea.load.check;

import java.util.List;
import java.util.Optional;

/** Proves every invariant on a history. Knows neither Kafka nor HTTP. */
public final class Checker {

    private static final List<Check> CHECKS = List.of(
            new OrderCheck(),
            new OnceCheck(),
            new PictureCheck(),
            new AccountingCheck(),
            new PageCheck(),
            new SecrecyCheck());

    private Checker() {}

    /** Every violation; empty if all promises were kept. */
    public static List<Violation> violations(History history) {
        return CHECKS.stream()
                .flatMap(check -> check.violations(history).stream())
                .toList();
    }

    /** The first violation as text, and how many more there are; empty for none. */
    public static Optional<String> report(List<Violation> violations) {
        return violations.stream()
                .findFirst()
                .map(first -> first + (violations.size() > 1 ? "\n  and " + (violations.size() - 1) + " more" : ""));
    }
}
