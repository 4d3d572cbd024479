package dev.fovea.load.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SideBySideTest {

    @Test
    void shouldMeasureTheirsOursOursTheirs() throws Exception {
        List<String> order = new ArrayList<>();

        SideBySide.measure(
                2,
                () -> {
                    order.add("ours");
                    return new Round(1, 1, 1);
                },
                () -> {
                    order.add("theirs");
                    return new Round(1, 1, 1);
                });

        assertThat(String.join(" ", order)).isEqualTo("theirs ours ours theirs theirs ours ours theirs");
    }

    @Test
    void shouldCompareNeighboursSoThatADriftCancelsOut() {
        List<Round> ours = List.of(new Round(95, 1, 1), new Round(190, 4, 4));
        List<Round> theirs = List.of(new Round(100, 1, 1), new Round(200, 4, 4));

        Figure rate = new SideBySide(ours, theirs).rate("rate", "a ÷ b", "frames", 0.95);

        assertThat(rate.ratio().values()).containsExactly(0.95, 0.95);
        assertThat(rate.ratio().spread()).isZero();
        assertThat(rate.unit()).isEqualTo("frames/s");
        assertThat(rate.reachesGoal()).isTrue();
    }

    @Test
    void shouldCountProcessorTimeForEachUnit() {
        List<Round> ours = List.of(new Round(100, 1, 0.2));
        List<Round> theirs = List.of(new Round(200, 1, 0.2));

        Figure cpu = new SideBySide(ours, theirs).cpu("cpu", "a ÷ b", "frame", 1.1);

        assertThat(cpu.ours().median()).isCloseTo(2.0, Offset.offset(1e-9));
        assertThat(cpu.ratio().median()).isCloseTo(2.0, Offset.offset(1e-9));
        assertThat(cpu.better()).isEqualTo(Better.LOWER);
        assertThat(cpu.reachesGoal()).isFalse();
    }

    @Test
    void shouldRefuseARoundInWhichNothingWasDone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Round(0, 1, 1));
    }
}
