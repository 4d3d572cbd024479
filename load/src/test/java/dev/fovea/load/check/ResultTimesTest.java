package dev.fovea.load.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ResultTimesTest {

    @Test
    void shouldGiveTheDelayThatAShareDidNotExceed() {
        List<Duration> delays = new java.util.ArrayList<>(
                LongStream.rangeClosed(1, 100).mapToObj(Duration::ofMillis).toList());
        Collections.reverse(delays);

        ResultTimes times = new ResultTimes(delays, Set.of());

        assertThat(times.quantile(0.5)).isEqualTo(Duration.ofMillis(51));
        assertThat(times.quantile(0.99)).isEqualTo(Duration.ofMillis(100));
        assertThat(times.quantile(1)).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void shouldGiveNothingOfNothing() {
        assertThat(new ResultTimes(List.of(), Set.of()).quantile(1)).isZero();
    }
}
