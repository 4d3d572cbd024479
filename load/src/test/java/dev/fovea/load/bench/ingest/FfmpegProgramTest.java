package dev.fovea.load.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fovea.load.bench.BenchException;
import dev.fovea.load.bench.figures.Round;
import org.junit.jupiter.api.Test;

class FfmpegProgramTest {

    @Test
    void shouldReadTheCostThatFfmpegPrintsLast() {
        String said = """
                frame=   10 fps=0.0
                bench: utime=0.001s stime=0.000s rtime=0.001s
                bench: utime=1.250s stime=0.250s rtime=1.400s
                bench: maxrss=52344kB
                """;

        assertThat(FfmpegProgram.cost(said, 300)).isEqualTo(new Round(300, 1.4, 1.5));
    }

    @Test
    void shouldShowWhatFfmpegSaidWhenItTellsNoCost() {
        assertThatExceptionOfType(BenchException.class)
                .isThrownBy(() -> FfmpegProgram.cost("Unknown option", 1))
                .withMessageContaining("Unknown option");
    }
}
