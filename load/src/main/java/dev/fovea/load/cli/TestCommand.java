package dev.fovea.load.cli;

import dev.fovea.load.fault.FaultTest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./fovea test --faults}: breaks Fovea's own processes and proves what was promised. */
@Command(
        name = "test",
        description =
                "Breaks Fovea's processes on purpose and proves what was promised; ends with 1 if something was not.")
final class TestCommand implements Callable<Integer> {

    private final Context context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--faults",
            required = true,
            arity = "0..1",
            fallbackValue = "mix",
            paramLabel = "NAME",
            description =
                    "Rows such as R-1 or R-1,R-4; 'mix' for a random mix, 'soak' for a long one, 'all', or 'list'.")
    private String faults = "mix";

    @Option(names = "--minutes", paramLabel = "N", description = "How long a mix or soak lasts.")
    private Optional<Integer> minutes = Optional.empty();

    @Option(names = "--seed", paramLabel = "S", description = "Repeats what chance decided in a run before.")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--slack",
            paramLabel = "X",
            description = "Stretches the bounds on recovery, for a slow or busy machine. Default: ${DEFAULT-VALUE}.")
    private double slack = 2;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Where the report goes; by default beside the build, in load/target/faults.")
    private Optional<Path> report = Optional.empty();

    TestCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        long number = seed.orElseGet(() -> ThreadLocalRandom.current().nextLong(1_000_000));
        FaultTest test = new FaultTest(context.project(), number, slack, report, out);
        return faults.equals("list") ? test.list() : test.run(faults, minutes);
    }
}
