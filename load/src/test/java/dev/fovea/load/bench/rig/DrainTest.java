package dev.fovea.load.bench.rig;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DrainTest {

    @Test
    void shouldWaitForHalfOfWhatTheRestShouldTake() {
        assertThat(Drain.pauseMillis(1000, 100, 2000)).isEqualTo(100);
    }

    @Test
    void shouldLookOftenTowardsTheEndAndNeverTooSeldom() {
        assertThat(Drain.pauseMillis(1000, 1, 1000)).isEqualTo(5);
        assertThat(Drain.pauseMillis(10, 1_000_000, 1000)).isEqualTo(500);
    }

    @Test
    void shouldNotReckonWithARateBeforeThereIsOne() {
        assertThat(Drain.pauseMillis(0, 100, 50)).isEqualTo(100);
    }
}
