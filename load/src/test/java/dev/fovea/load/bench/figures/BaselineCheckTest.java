package dev.fovea.load.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BaselineCheckTest {

    private static final Machine MACHINE = new Machine("Tricorder", List.of("avx2"), 2, 1L << 30, "JDK", "Linux", 0.1);

    @Test
    void shouldSayWorseWhenARateHasFallenByMoreThanTheNoise() {
        Baseline accepted = accept(figure("rate", Better.HIGHER, 0.95, 0.97));

        assertThat(kindOf(accepted, figure("rate", Better.HIGHER, 0.85, 0.87))).isEqualTo(Verdict.Kind.WORSE);
    }

    @Test
    void shouldSaySameWhenARateHasFallenByLessThanTheNoiseOfBothRuns() {
        Baseline accepted = accept(figure("rate", Better.HIGHER, 0.90, 1.0));

        assertThat(kindOf(accepted, figure("rate", Better.HIGHER, 0.80, 0.96))).isEqualTo(Verdict.Kind.SAME);
    }

    @Test
    void shouldSayWorseWhenACostHasRisen() {
        Baseline accepted = accept(figure("cpu", Better.LOWER, 1.1, 1.1));

        assertThat(kindOf(accepted, figure("cpu", Better.LOWER, 1.2, 1.2))).isEqualTo(Verdict.Kind.WORSE);
        assertThat(kindOf(accepted, figure("cpu", Better.LOWER, 1.0, 1.0))).isEqualTo(Verdict.Kind.BETTER);
    }

    @Test
    void shouldBelieveNoQuieterNoiseThanTheFloor() {
        Baseline accepted = accept(figure("rate", Better.HIGHER, 1.0, 1.0));

        assertThat(kindOf(accepted, figure("rate", Better.HIGHER, 0.98, 0.98))).isEqualTo(Verdict.Kind.SAME);
        assertThat(kindOf(accepted, figure("rate", Better.HIGHER, 0.96, 0.96))).isEqualTo(Verdict.Kind.WORSE);
    }

    @Test
    void shouldNameWhatIsMissingAndWhatIsNew() {
        Baseline accepted = accept(figure("old", Better.HIGHER, 1, 1));

        List<Verdict> verdicts = BaselineCheck.compare(accepted, report(figure("new", Better.HIGHER, 1, 1)));

        assertThat(verdicts)
                .extracting(Verdict::name, Verdict::kind)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("old", Verdict.Kind.MISSING),
                        org.assertj.core.groups.Tuple.tuple("new", Verdict.Kind.NEW));
    }

    @Test
    void shouldReplaceTheAcceptedFiguresOfTheSameBenchAlone() {
        Baseline first = accept(figure("rate", Better.HIGHER, 1, 1));
        Report other =
                new Report("produce", Instant.EPOCH, "./fovea", MACHINE, List.of(), List.of(), List.of(), List.of());

        Baseline second = first.accept(other).accept(report(figure("rate", Better.HIGHER, 2, 2)));

        assertThat(second.runs()).extracting(Baseline.Run::bench).containsExactly("inference", "produce");
        assertThat(second.run("inference").orElseThrow().figures().getFirst().ratio())
                .isEqualTo(2.0);
    }

    private static Verdict.Kind kindOf(Baseline accepted, Figure now) {
        return BaselineCheck.compare(accepted, report(now)).getFirst().kind();
    }

    private static Baseline accept(Figure figure) {
        return Baseline.NONE.accept(report(figure));
    }

    private static Figure figure(String name, Better better, double first, double second) {
        return Figure.of(name, "a ÷ b", "1", better, null, List.of(first, second), List.of(1.0, 1.0));
    }

    private static Report report(Figure figure) {
        return new Report(
                "inference", Instant.EPOCH, "./fovea", MACHINE, List.of(figure), List.of(), List.of(), List.of());
    }
}
