package dev.fovea.inference.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BuildProgressTest {

    @Test
    void shouldSaySomethingAgainAndAgainWhileItLasts() throws Exception {
        CountDownLatch lines = new CountDownLatch(3);

        try (BuildProgress _ = new BuildProgress(Duration.ofMillis(5), _ -> lines.countDown())) {
            assertThat(lines.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }
}
