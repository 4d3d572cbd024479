package dev.fovea.query.recent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StageTimesTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final StageTimes times = new StageTimes(Duration.ofMinutes(5));

    @Test
    void shouldSumUpEachStageInTheOrderOfAFramesWay() {
        for (int i = 1; i <= 100; i++) {
            times.add(Stage.SHOW, NOON, NOON.plusMillis(i));
        }
        times.add(Stage.PUBLISH, NOON, NOON.plusMillis(7));

        assertThat(times.at(NOON.plusSeconds(1)))
                .containsExactly(new StageTime(Stage.PUBLISH, 1, 7, 7, 7), new StageTime(Stage.SHOW, 100, 50, 95, 100));
    }

    @Test
    void shouldForgetWhatIsOld() {
        times.add(Stage.SHOW, NOON, NOON.plusMillis(900));
        times.add(Stage.SHOW, NOON, NOON.plusSeconds(240));

        assertThat(times.at(NOON.plusSeconds(400)))
                .extracting(StageTime::samples)
                .containsExactly(1);
        assertThat(times.at(NOON.plusSeconds(900))).isEmpty();
    }
}
