package dev.fovea.load.cli;

import dev.fovea.load.bench.Bench;
import dev.fovea.load.bench.BenchException;
import dev.fovea.load.bench.BenchRunner;
import dev.fovea.load.bench.Effort;
import dev.fovea.load.bench.figures.Report;
import dev.fovea.load.bench.report.ReportFiles;
import dev.fovea.load.bench.report.ReportText;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What every {@code ./fovea bench NAME} takes, and what it does with its benchmark. */
final class BenchOptions {

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "6",
            description = "About how long each measurement of each side takes (default ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            defaultValue = "1",
            description = "How often both sides are measured in the order A B B A (default ${DEFAULT-VALUE}).")
    private int repeat;

    @Option(names = "--clip", paramLabel = "FILE", description = "Take pictures from this video.")
    private Optional<Path> clip = Optional.empty();

    @Option(names = "--out", paramLabel = "DIR", description = "Where JSON and SVG go (default load/target/bench).")
    private Optional<Path> out = Optional.empty();

    /** Where reports lie unless told otherwise. */
    static Path reports(Context context) {
        return context.project().resolve("load/target/bench");
    }

    /** Measures, prints, writes. */
    void run(Bench bench, Context context, CommandSpec spec) throws Exception {
        clip.filter(file -> !Files.isRegularFile(file)).ifPresent(file -> {
            throw new BenchException("--clip: there is no file " + file.toAbsolutePath());
        });
        PrintWriter err = spec.commandLine().getErr();
        String command = "./fovea "
                + String.join(" ", spec.root().commandLine().getParseResult().originalArgs());
        BenchRunner runner = new BenchRunner(context.project(), Clock.systemUTC(), line -> {
            err.println("  " + line);
            err.flush();
        });
        Report report = runner.run(bench, new Effort(seconds, repeat, clip.map(Path::toAbsolutePath)), command);
        PrintWriter terminal = spec.commandLine().getOut();
        terminal.print(ReportText.of(report));
        terminal.println("  written to " + ReportFiles.write(report, out.orElseGet(() -> reports(context))));
        terminal.flush();
    }
}
