package dev.fovea.query.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AllowanceTest {

    private static final long SECOND = 1_000_000_000L;

    private final Allowance allowance = new Allowance(2, 3);

    @Test
    void shouldLetABurstGoAndThenSayHowLongToWait() {
        for (int i = 0; i < 3; i++) {
            assertThat(allowance.take("a", 0)).isZero();
        }

        assertThat(allowance.take("a", 0)).isEqualTo(Duration.ofMillis(500));
        assertThat(allowance.take("b", 0)).as("another one").isZero();
        assertThat(allowance.take("a", SECOND / 2)).isZero();
        assertThat(allowance.take("a", SECOND / 2)).isPositive();
    }

    @Test
    void shouldTakeNothingWhenItIsOnlyAsked() {
        for (int i = 0; i < 10; i++) {
            assertThat(allowance.await("a", 0)).isZero();
        }
    }

    @Test
    void shouldKeepABoundedNumberOfNames() {
        for (int i = 0; i < 3; i++) {
            assertThat(allowance.take("first", 0)).isZero();
        }
        for (int i = 0; i < 10_000; i++) {
            assertThat(allowance.take("name " + i, 0)).isZero();
        }

        assertThat(allowance.take("first", 0))
                .as("forgotten, so it begins full")
                .isZero();
    }
}
