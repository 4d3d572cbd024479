package dev.fovea.load.cli;

import dev.fovea.load.bench.Bench;
import dev.fovea.load.bench.produce.ProduceBench;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./fovea bench produce}. */
@Command(name = "produce", description = "Ingest's way to the broker against kafka-producer-perf-test.")
final class BenchProduceCommand extends BenchSubcommand {

    @Option(
            names = "--bytes",
            split = ",",
            paramLabel = "N",
            defaultValue = "36864,131072",
            description = "Sizes of the records (default ${DEFAULT-VALUE}: JPEGs of 640×360 and 1280×720).")
    private List<Integer> sizes = List.of();

    BenchProduceCommand(Context context) {
        super(context);
    }

    @Override
    Bench bench() {
        return new ProduceBench(sizes);
    }
}
