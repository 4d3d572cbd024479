package dev.fovea.load.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.load.e2e.LocalFovea;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A minute of faults by chance, always the same ones, each service killed among them: nothing may be lost, doubled, reordered, changed or told. */
class ShortMixIT {

    @Test
    void shouldKeepEveryPromiseThroughAMixOfFaults() throws IOException, InterruptedException {
        Row mix = Mix.row("mix", Duration.ofMinutes(1), CameraPlan.FEW);
        Scratch scratch = new Scratch(Path.of("target/faults"));
        PrintWriter out = new PrintWriter(System.out, true, UTF_8); // JUnit's to close
        try (FaultRun run = new FaultRun(LocalFovea.PROJECT, scratch, 20_261_124, 4)) {
            Outcome outcome =
                    run.run(List.of(mix), done -> FaultReport.print(done, out)).getFirst();

            assertThat(outcome.failure()).isEmpty();
            assertThat(outcome.violations()).isEmpty();
            assertThat(outcome.injections())
                    .containsKeys("kafka killed", "ingest killed", "inference killed", "query killed");
        }
    }
}
