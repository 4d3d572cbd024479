package dev.fovea.load.cli;

import dev.fovea.load.bench.Bench;
import dev.fovea.load.bench.memory.MemoryBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./fovea bench memory}. */
@Command(
        name = "memory",
        showDefaultValues = true,
        description = "Whether memory, descriptors and threads of ingest and inference stay the same over many frames.")
final class BenchMemoryCommand extends BenchSubcommand {

    @Option(names = "--frames", paramLabel = "N", defaultValue = "100000", description = "How many are classified.")
    private int frames;

    BenchMemoryCommand(Context context) {
        super(context);
    }

    @Override
    Bench bench() {
        return new MemoryBench(frames);
    }
}
