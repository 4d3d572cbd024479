package dev.fovea.load.cli;

import dev.fovea.load.bench.figures.Baseline;
import dev.fovea.load.bench.figures.BaselineCheck;
import dev.fovea.load.bench.figures.Report;
import dev.fovea.load.bench.figures.Verdict;
import dev.fovea.load.bench.report.ReportFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./fovea bench}: measures, and compares what was measured with the accepted figures. */
@Command(
        name = "bench",
        description = "Measures Fovea against what it is built on, side by side; each figure is a ratio.",
        subcommands = {
            BenchInferenceCommand.class,
            BenchInt8Command.class,
            BenchIngestCommand.class,
            BenchProduceCommand.class,
            BenchCamerasCommand.class,
            BenchQueryCommand.class,
            BenchPeersCommand.class,
            BenchMemoryCommand.class
        })
final class BenchCommand implements Callable<Integer> {

    private final Context context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--check",
            description = "Compare the last reports with the accepted figures; ends with 1 if a ratio has worsened by"
                    + " more than its noise.")
    private boolean check;

    @Option(names = "--accept", description = "Take the figures of the last reports as the accepted ones.")
    private boolean accept;

    @Option(names = "--reports", paramLabel = "DIR", description = "Where the reports lie (default load/target/bench).")
    private Optional<Path> reports = Optional.empty();

    BenchCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        if (!check && !accept) {
            spec.commandLine().usage(spec.commandLine().getErr());
            return CommandLine.ExitCode.USAGE;
        }
        Path file = context.project().resolve("load/bench/baseline.json");
        Baseline baseline = ReportFiles.readBaseline(file);
        List<Report> found = ReportFiles.read(reports.orElseGet(() -> BenchOptions.reports(context)));
        boolean worse = check && check(baseline, found);
        if (accept) {
            for (Report report : found) {
                baseline = baseline.accept(report);
            }
            ReportFiles.write(baseline, file);
            spec.commandLine().getOut().println("accepted: " + file);
        }
        return worse ? 1 : 0;
    }

    private boolean check(Baseline baseline, List<Report> found) {
        PrintWriter out = spec.commandLine().getOut();
        boolean worse = false;
        for (Report report : found) {
            out.println("bench " + report.bench() + ", " + report.at());
            baseline.run(report.bench())
                    .filter(run -> !run.machine().isLike(report.machine()))
                    .ifPresent(run -> out.println("  accepted on another machine: "
                            + run.machine().cpu() + ", " + run.machine().cores() + " cores"));
            Table table = new Table("", "figure", "");
            for (Verdict verdict : BaselineCheck.compare(baseline, report)) {
                table.row(verdict.kind().name().toLowerCase(Locale.ROOT), verdict.name(), verdict.text());
                worse |= verdict.kind() == Verdict.Kind.WORSE;
            }
            out.print(table);
        }
        out.flush();
        return worse;
    }
}
