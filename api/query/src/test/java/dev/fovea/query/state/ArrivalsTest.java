package dev.fovea.query.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How far a copy must be to answer. */
class ArrivalsTest {

    private Instant now = Instant.parse("2026-11-24T12:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final Arrivals arrivals = new Arrivals(Duration.ofSeconds(5), clock);

    @BeforeEach
    void look() {
        arrivals.looked();
    }

    /** Time passes while the feed looks every second, as it does. */
    private void pass(Duration time) {
        Instant end = now.plus(time);
        while (now.isBefore(end)) {
            now = now.plusSeconds(1).isBefore(end) ? now.plusSeconds(1) : end;
            arrivals.looked();
        }
    }

    @Test
    void shouldNotAskForWhatHasJustArrived() {
        arrivals.seen(1, 41);

        assertThat(arrivals.due(1)).isZero();
    }

    @Test
    void shouldAskForWhatArrivedLongEnoughAgo() {
        arrivals.seen(1, 41);
        pass(Duration.ofSeconds(3));
        arrivals.seen(1, 42);
        pass(Duration.ofSeconds(2));

        assertThat(arrivals.due(1)).isEqualTo(42);
        assertThat(arrivals.due(0)).isZero();
    }

    @Test
    void shouldCountFromTheLookBeforeSinceTheProcessMayHaveBeenFrozenForLessThanTheLag() {
        now = now.plusSeconds(4);
        arrivals.looked();
        arrivals.seen(1, 41);
        assertThat(arrivals.due(1)).isZero();

        pass(Duration.ofSeconds(1));
        assertThat(arrivals.due(1))
                .as("5 s after the look that did not find it")
                .isEqualTo(42);
    }

    @Test
    void shouldAskAtOnceForWhatWasThereAtTheStart() {
        arrivals.found(0, 7);
        arrivals.found(0, 9);

        assertThat(arrivals.due(0)).isEqualTo(10);
    }

    @Test
    void shouldNeverAskForMoreThanArrivedNorForgetWhatIsDueUnderALastingLoad() {
        for (int i = 0; i < 10_000; i++) {
            arrivals.seen(2, i);
            pass(Duration.ofMillis(10));
        }

        // 5 s are 500 records; steps of 100 ms may ask for ten records early.
        assertThat(arrivals.due(2)).isBetween(9_500L, 9_511L);
        pass(Duration.ofSeconds(5));
        assertThat(arrivals.due(2)).isEqualTo(10_000);
    }

    @Test
    void shouldTellNothingAfterTheProcessWasFrozenUntilWhatArrivedMeanwhileIsDue() {
        now = now.plusSeconds(60);
        assertThatThrownBy(() -> arrivals.due(0))
                .as("before the feed has looked again")
                .isInstanceOf(StateNotReadyException.class);

        arrivals.looked();
        arrivals.seen(0, 99);
        assertThatThrownBy(() -> arrivals.due(0))
                .as("while nobody knows for how long it has been there")
                .isInstanceOf(StateNotReadyException.class);

        pass(Duration.ofSeconds(5));
        assertThat(arrivals.due(0)).isEqualTo(100);
    }
}
