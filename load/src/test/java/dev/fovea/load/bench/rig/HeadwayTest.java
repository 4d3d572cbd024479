package dev.fovea.load.bench.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HeadwayTest {

    private final AtomicLong nanos = new AtomicLong();
    private final List<String> lines = new ArrayList<>();
    private final Headway headway = new Headway("detections written", 10_000, lines::add, nanos::get);

    @Test
    void shouldSayEveryTenSecondsHowFarItIsAndHowLongItStillTakes() {
        at(9, 1_500);
        at(10, 2_000);
        at(15, 3_000);
        at(40, 4_000);

        assertThat(lines)
                .containsExactly(
                        "2,000 of 10,000 detections written (20 %), 200/s, about 40 s left",
                        "4,000 of 10,000 detections written (40 %), 100/s, about 60 s left");
    }

    @Test
    void shouldPromiseNothingBeforeTheFirst() {
        at(10, 0);

        assertThat(lines).containsExactly("0 of 10,000 detections written (0 %), 0/s");
    }

    @Test
    void shouldTellHowLongNothingHasBeenDone() {
        at(3, 100);

        assertThat(at(5, 100)).isEqualTo(Duration.ofSeconds(2));
        assertThat(at(6, 101)).isZero();
    }

    private Duration at(long seconds, long done) {
        nanos.set(Duration.ofSeconds(seconds).toNanos());
        return headway.at(done);
    }
}
