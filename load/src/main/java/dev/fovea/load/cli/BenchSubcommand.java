package dev.fovea.load.cli;

import dev.fovea.load.bench.Bench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A {@code ./fovea bench NAME}: its own options make the benchmark, those of all say how it is run. */
abstract class BenchSubcommand implements Callable<Integer> {

    private final Context context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final BenchOptions options = new BenchOptions();

    BenchSubcommand(Context context) {
        this.context = context;
    }

    /** The benchmark that is asked for. */
    abstract Bench bench();

    @Override
    public Integer call() throws Exception {
        options.run(bench(), context, spec);
        return 0;
    }
}
