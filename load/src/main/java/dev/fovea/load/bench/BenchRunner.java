package dev.fovea.load.bench;

import dev.fovea.load.bench.figures.Report;
import dev.fovea.load.bench.figures.ReportBuilder;
import dev.fovea.load.bench.report.MachineReader;
import dev.fovea.load.bench.rig.Rig;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/**
 * Runs a benchmark on a rig of its own, from the broker's start to the end of the last process.
 *
 * @param project root of the build
 * @param progress told in a few words of what goes on
 */
public record BenchRunner(Path project, Clock clock, Consumer<String> progress) {

    /**
     * Measures.
     *
     * @param command that repeats it, for the report
     */
    public Report run(Bench bench, Effort effort, String command) throws Exception {
        ReportBuilder report = new ReportBuilder(
                bench.name(), clock.instant().truncatedTo(ChronoUnit.SECONDS), command, MachineReader.read());
        try (Rig rig = Rig.start(project, progress)) {
            try {
                bench.run(rig, effort, report, progress);
            } catch (Exception e) {
                rig.failed();
                throw e;
            }
        }
        return report.build();
    }
}
