package dev.fovea.resnet.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    @Test
    void shouldDivideByTenAtHalfAndAtThreeQuartersAsInThePaper() {
        Schedule paper = new Schedule(Schedule.Kind.PAPER, 0.1, 400);

        assertThat(paper.at(399, 64_000)).isEqualTo(0.01);
        assertThat(paper.at(400, 64_000)).isEqualTo(0.1);
        assertThat(paper.at(31_999, 64_000)).isEqualTo(0.1);
        assertThat(paper.at(32_000, 64_000)).isEqualTo(0.01);
        assertThat(paper.at(48_000, 64_000)).isEqualTo(0.001);
    }

    @Test
    void shouldRiseForAQuarterAndThenFallToNearlyNothing() {
        Schedule cycle = new Schedule(Schedule.Kind.ONE_CYCLE, 0.2, 0);

        assertThat(cycle.at(0, 1000)).isCloseTo(0.008, within(1e-9));
        assertThat(cycle.at(250, 1000)).isCloseTo(0.2, within(1e-9));
        assertThat(cycle.at(625, 1000)).isCloseTo(0.1, within(1e-9));
        assertThat(cycle.at(999, 1000)).isLessThan(0.0001).isPositive();
        assertThat(LongStream.range(0, 1000)
                        .mapToDouble(step -> cycle.at(step, 1000))
                        .max())
                .hasValue(0.2);
    }

    @Test
    void shouldRefuseWarmUpWhereTheScheduleWarmsUpItself() {
        assertThatThrownBy(() -> new Schedule(Schedule.Kind.ONE_CYCLE, 0.2, 10)).hasMessageContaining("ONE_CYCLE");
    }
}
