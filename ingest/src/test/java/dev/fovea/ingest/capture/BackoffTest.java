package dev.fovea.ingest.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofSeconds(30);

    @Property(tries = 200)
    void shouldDoubleUpToTheCapAndStayInTheUpperHalf(
            @ForAll @DoubleRange(min = 0, max = 1, maxIncluded = false) double random) {
        Backoff backoff = new Backoff(FIRST, MOST, () -> random);

        for (long seconds : new long[] {1, 2, 4, 8, 16, 30, 30, 30}) {
            Duration pause = backoff.next();
            assertThat(pause)
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(seconds).dividedBy(2))
                    .isLessThanOrEqualTo(Duration.ofSeconds(seconds));
        }
    }

    @Test
    void shouldStayAtTheCapAfterAnyNumberOfFailures() {
        Backoff backoff = new Backoff(FIRST, MOST, () -> 0);

        for (int i = 0; i < 5000; i++) {
            backoff.next();
        }

        assertThat(backoff.next()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void shouldBeginAnewAfterASuccess() {
        Backoff backoff = new Backoff(FIRST, MOST, () -> 0);
        backoff.next();
        backoff.next();

        backoff.reset();

        assertThat(backoff.next()).isEqualTo(Duration.ofMillis(500));
        assertThat(backoff.attempts()).isEqualTo(1);
    }
}
