package dev.fovea.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.Test;

class PictureClockTest {

    @Test
    void shouldBeginAtZeroAndFollowTheTimeStamps() {
        PictureClock clock = new PictureClock(1000, 25);

        assertThat(List.of(clock.next(500), clock.next(540), clock.next(620))).containsExactly(0L, 40_000L, 120_000L);
    }

    @Test
    void shouldUseTheFrameRateWhereATimeStampIsMissing() {
        PictureClock clock = new PictureClock(1000, 25);
        clock.next(0);

        assertThat(clock.next(avutil.AV_NOPTS_VALUE())).isEqualTo(40_000);
    }

    @Test
    void shouldGoOnAfterTheEndOfALoop() {
        PictureClock clock = new PictureClock(1000, 25);
        clock.next(0);
        clock.next(40);

        clock.restart();

        assertThat(clock.next(0)).isEqualTo(80_000);
        assertThat(clock.next(40)).isEqualTo(120_000);
    }

    @Property(tries = 200)
    void shouldNeverRunBackwards(@ForAll List<@LongRange(min = -1_000_000, max = 100_000_000) Long> ticks) {
        PictureClock clock = new PictureClock(1000, 25);

        long last = -1;
        for (long tick : ticks) {
            long time = clock.next(tick);
            assertThat(time).isGreaterThan(last);
            last = time;
        }
    }
}
