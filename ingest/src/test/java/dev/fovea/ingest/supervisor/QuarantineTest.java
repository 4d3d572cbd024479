package dev.fovea.ingest.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.ingest.supervisor.Quarantine.Part;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class QuarantineTest {

    private final SetClock clock = new SetClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final Quarantine quarantine = new Quarantine(clock);

    @Test
    void shouldKeepACulpritAloneForADay() {
        quarantine.workerEnded("a", Part.CULPRIT);

        clock.pass(Duration.ofHours(23));
        assertThat(quarantine.holds("a")).isTrue();
        clock.pass(Duration.ofHours(1));
        assertThat(quarantine.holds("a")).isFalse();
    }

    @Test
    void shouldLetASuspectThatDoesWellReturnSoon() {
        quarantine.workerEnded("a", Part.SUSPECT);

        assertThat(quarantine.holds("a")).isTrue();
        clock.pass(Quarantine.SUSPECT);
        assertThat(quarantine.holds("a")).isFalse();
    }

    @Test
    void shouldLetABystanderShareOnceMoreAndThenKeepItAlone() {
        quarantine.workerEnded("a", Part.BYSTANDER);
        assertThat(quarantine.holds("a")).isFalse();

        clock.pass(Duration.ofMinutes(30));
        quarantine.workerEnded("a", Part.BYSTANDER);
        assertThat(quarantine.holds("a")).isTrue();
    }

    @Test
    void shouldForgetAnEndThatIsLongPast() {
        quarantine.workerEnded("a", Part.BYSTANDER);

        clock.pass(Quarantine.MEMORY);
        quarantine.workerEnded("a", Part.BYSTANDER);

        assertThat(quarantine.holds("a")).isFalse();
    }

    @Test
    void shouldNotShortenTheTimeOfACulpritThatIsASuspectLater() {
        quarantine.workerEnded("a", Part.CULPRIT);
        quarantine.workerEnded("a", Part.SUSPECT);

        clock.pass(Duration.ofHours(2));

        assertThat(quarantine.holds("a")).isTrue();
        assertThat(quarantine.size()).isEqualTo(1);
    }
}
