package dev.fovea.load.cli;

import dev.fovea.load.bench.produce.ProduceBench;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./fovea bench produce}. */
@Command(name = "produce", description = "Ingest's way to the broker against kafka-producer-perf-test.")
final class BenchProduceCommand implements Callable<Integer> {

    private final Context context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final BenchOptions options = new BenchOptions();

    @Option(
            names = "--bytes",
            split = ",",
            paramLabel = "N",
            defaultValue = "36864,131072",
            description = "Sizes of the records (default ${DEFAULT-VALUE}: JPEGs of 640×360 and 1280×720).")
    private List<Integer> sizes = List.of();

    BenchProduceCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        options.run(new ProduceBench(sizes), context, spec);
        return 0;
    }
}
