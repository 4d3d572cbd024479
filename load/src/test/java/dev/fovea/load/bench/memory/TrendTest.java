package dev.fovea.load.bench.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fovea.load.bench.figures.Figure;
import dev.fovea.load.bench.figures.Machine;
import dev.fovea.load.bench.figures.Report;
import dev.fovea.load.bench.figures.ReportBuilder;
import java.time.Instant;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrendTest {

    private static final Machine MACHINE = new Machine("cpu", List.of(), 2, 1, "jdk", "os", 0);

    @Test
    void shouldFindWhatGrowsWithTheFrames() {
        Trend trend = trend(i -> 500 + 2 * i, 40, 40);

        assertThat(trend.slope(Sample::rss)).as("2 MiB each 1,000 frames").isCloseTo(20, within(1e-9));
        assertThat(missed(trend)).containsExactly("inference RSS", "inference RSS without heap");
    }

    @Test
    void shouldLeaveTheWarmUpOut() {
        Trend trend = trend(i -> Math.min(700, 500 + 20 * i), 40, 40);

        assertThat(trend.slope(Sample::rss)).isZero();
        assertThat(missed(trend)).isEmpty();
    }

    @Test
    void shouldFindWhatStaysInTheHeap() {
        assertThat(missed(trend(i -> 500, 40, 60))).containsExactly("inference live heap");
    }

    private static Trend trend(IntToDoubleFunction rss, double liveBefore, double liveAfter) {
        List<Sample> samples = IntStream.range(0, 40)
                .mapToObj(i -> new Sample(1000.0 * i, rss.applyAsDouble(i), rss.applyAsDouble(i) - 300, 50, 20))
                .toList();
        return new Trend("inference", samples, liveBefore, liveAfter);
    }

    private static List<String> missed(Trend trend) {
        ReportBuilder builder = new ReportBuilder("memory", Instant.EPOCH, "./fovea bench memory", MACHINE);
        trend.report(builder);
        Report report = builder.build();
        return report.figures().stream()
                .filter(f -> !f.reachesGoal())
                .map(Figure::name)
                .toList();
    }
}
