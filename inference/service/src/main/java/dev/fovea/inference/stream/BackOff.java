package dev.fovea.inference.stream;

import java.time.Duration;

/**
 * How long to wait before the next try: doubled with each failure.
 *
 * <pre>
 * try  ×  0.25 s  ×  0.5 s  ×  1 s  ×  2 s  ×  4 s  ×  5 s  ×  5 s …
 * </pre>
 */
final class BackOff {

    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration MOST = Duration.ofSeconds(5);

    private Duration next = FIRST;

    /** The wait after one more failure. */
    Duration failed() {
        Duration wait = next;
        Duration twice = wait.multipliedBy(2);
        next = twice.compareTo(MOST) > 0 ? MOST : twice;
        return wait;
    }

    /** It went well: the next failure is a first one. */
    void succeeded() {
        next = FIRST;
    }
}
