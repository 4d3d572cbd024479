package dev.fovea.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SamplerTest {

    @Test
    void shouldKeepFiveOfTwelveAndAHalfPicturesASecond() {
        Sampler sampler = new Sampler(5);

        long kept = 0;
        for (int i = 0; i < 377; i++) {
            kept += sampler.keeps(i * 80_000L) ? 1 : 0;
        }

        assertThat(kept).isBetween(150L, 152L);
    }

    @Test
    void shouldKeepEveryPictureOfACameraThatJittersAroundTheWantedRate() {
        Sampler sampler = new Sampler(5);
        long[] jitter = {0, -20_000, 15_000, -30_000, 10_000, 0, -25_000};

        for (int i = 0; i < 70; i++) {
            assertThat(sampler.keeps(1_000_000 + i * 200_000L + jitter[i % jitter.length]))
                    .isTrue();
        }
    }

    @Test
    void shouldGoOnWhenTimeRunsBackwards() {
        Sampler sampler = new Sampler(5);
        sampler.keeps(10_000_000);

        assertThat(sampler.keeps(0)).isTrue();
        assertThat(sampler.keeps(50_000)).isFalse();
    }

    @Property(tries = 200)
    void shouldKeepNoMoreThanTheRateAndOneInAnySpan(
            @ForAll @DoubleRange(min = 0.1, max = 60) double fps,
            @ForAll @Size(min = 2, max = 300) List<@IntRange(min = 1, max = 400_000) Integer> gaps) {
        Sampler sampler = new Sampler(fps);
        List<Long> kept = new ArrayList<>();

        long now = 0;
        for (int gap : gaps) {
            now += gap;
            if (sampler.keeps(now)) {
                kept.add(now);
            }
        }

        double interval = 1e6 / fps;
        for (int i = 0; i < kept.size(); i++) {
            for (int j = i + 1; j < kept.size(); j++) {
                assertThat((double) (kept.get(j) - kept.get(i)))
                        .isGreaterThanOrEqualTo((j - i - 1.3) * interval - 2 * (j - i));
            }
        }
    }
}
