package dev.fovea.load.fault;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A run of faults as the command line asks for it. */
public final class FaultTest {

    private final Path project;
    private final long seed;
    private final double slack;
    private final Path report;
    private final PrintWriter out;

    /**
     * @param project root of the build
     * @param seed decides whatever chance decides
     * @param slack by how much bounds of time are stretched, ≥ 1
     * @param report where the report goes; beside the build if empty
     * @param out told of each row as it is done
     */
    public FaultTest(Path project, long seed, double slack, Optional<Path> report, PrintWriter out) {
        this.project = project;
        this.seed = seed;
        this.slack = slack;
        this.report = report.orElse(project.resolve("load/target/faults/report.json"));
        this.out = out;
    }

    /** Prints every row. */
    public int list() {
        for (Row row : Rows.all()) {
            out.printf("%-6s %s%n", row.id(), row.title());
            row.missing().ifPresent(why -> out.println("       skipped: " + why));
            row.elsewhere().forEach(test -> out.println("       proved by " + test));
        }
        return 0;
    }

    /**
     * Tries rows.
     *
     * @param faults {@code all}, {@code mix}, {@code soak}, or ids with commas between
     * @param minutes how long a mix or a soak lasts; 2 and 60 if empty
     * @return 0 if every promise was kept, else 1
     */
    public int run(String faults, Optional<Integer> minutes) throws IOException, InterruptedException {
        List<Row> rows = switch (faults) {
            case "all" -> Rows.all();
            case "mix" -> List.of(Mix.row("mix", Duration.ofMinutes(minutes.orElse(2)), CameraPlan.FEW));
            case "soak" -> List.of(Mix.row("soak", Duration.ofMinutes(minutes.orElse(60)), CameraPlan.SPARSE));
            default -> Rows.of(faults);
        };
        Instant began = Instant.now();
        out.println("seed " + seed + ", bounds stretched by " + slack);
        Scratch scratch = new Scratch(project.resolve("load/target/faults"));
        List<Outcome> done = new ArrayList<>();
        try (FaultRun run = new FaultRun(project, scratch, seed, slack)) {
            // After each row, so that a run that is ended early leaves a report of what it did.
            FaultRun.Told told = outcome -> {
                FaultReport.print(outcome, out);
                done.add(outcome);
                new FaultReport(seed, slack, began, done).write(report);
            };
            FaultReport result = new FaultReport(seed, slack, began, run.run(rows, told));
            out.println("report: " + report);
            return result.bad() == 0 ? 0 : 1;
        }
    }
}
