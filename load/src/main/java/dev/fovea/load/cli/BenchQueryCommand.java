package dev.fovea.load.cli;

import dev.fovea.load.bench.Bench;
import dev.fovea.load.bench.query.QueryBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./fovea bench query}. */
@Command(
        name = "query",
        showDefaultValues = true,
        description = "Questions over REST against a file of the same process, in a closed and in an open loop.")
final class BenchQueryCommand extends BenchSubcommand {

    @Option(
            names = "--detections",
            defaultValue = "200000",
            description = "How many lie in the state; 10000000 are a day of 23 cameras at 5 a second.")
    private int detections;

    @Option(names = "--connections", defaultValue = "8", description = "That ask at the same time in the closed loop.")
    private int connections;

    BenchQueryCommand(Context context) {
        super(context);
    }

    @Override
    Bench bench() {
        return new QueryBench(detections, connections);
    }
}
