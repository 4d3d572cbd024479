package dev.fovea.load.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fovea.load.cluster.Footprint;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrowthTest {

    private static final long MEBIBYTE = 1 << 20;

    @Test
    void shouldMeasureTheSlopeAfterTheWarmUp() {
        List<Footprint> samples = run(1, 40, i -> i < 10 ? 20 * i : 200 + i);

        Growth growth = Growth.of(samples).orElseThrow();

        // One MiB every ten seconds.
        assertThat(growth.rssMebibytesAnHour()).isCloseTo(360, within(0.1));
        assertThat(growth.descriptorsAnHour()).isZero();
        assertThat(growth.rssMebibytes()).isEqualTo(239);
    }

    @Test
    void shouldLookAtTheLongestRunAndAtTheMostOfAllRuns() {
        List<Footprint> samples = new ArrayList<>(run(1, 4, i -> 900));
        samples.addAll(run(2, 20, i -> 100));

        Growth growth = Growth.of(samples).orElseThrow();

        assertThat(growth.rssMebibytes()).isEqualTo(100);
        assertThat(growth.mostRssMebibytes()).isEqualTo(900);
        assertThat(growth.rssMebibytesAnHour()).isZero();
    }

    @Test
    void shouldSayNothingOfAFewSamples() {
        assertThat(Growth.of(run(1, 3, i -> 100))).isEmpty();
    }

    private interface Mebibytes {
        long at(int sample);
    }

    private static List<Footprint> run(long pid, int count, Mebibytes rss) {
        List<Footprint> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            samples.add(new Footprint(pid, 10.0 * i, rss.at(i) * MEBIBYTE, 50, 20));
        }
        return samples;
    }
}
