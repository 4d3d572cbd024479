package dev.fovea.load.cli;

import dev.fovea.load.bench.query.QueryBench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./fovea bench query}. */
@Command(
        name = "query",
        showDefaultValues = true,
        description = "Questions over REST against a file of the same process, in a closed and in an open loop.")
final class BenchQueryCommand implements Callable<Integer> {

    private final Context context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final BenchOptions options = new BenchOptions();

    @Option(
            names = "--detections",
            defaultValue = "200000",
            description = "How many lie in the state; 10000000 are a day of 23 cameras at 5 a second.")
    private int detections;

    @Option(names = "--connections", defaultValue = "8", description = "That ask at the same time in the closed loop.")
    private int connections;

    BenchQueryCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        options.run(new QueryBench(detections, connections), context, spec);
        return 0;
    }
}
