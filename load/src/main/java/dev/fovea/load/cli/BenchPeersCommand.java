package dev.fovea.load.cli;

import dev.fovea.load.bench.Bench;
import dev.fovea.load.bench.peers.PeersBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./fovea bench peers}. */
@Command(
        name = "peers",
        showDefaultValues = true,
        description = "The whole way against a Python program and an HTTP endpoint, with the same clip and network.")
final class BenchPeersCommand extends BenchSubcommand {

    @Option(
            names = "--network",
            paramLabel = "NAME",
            defaultValue = "resnet-50-v1.5",
            description = "resnet-18, resnet-34 or resnet-50-v1.5, with untrained numbers.")
    private String network = "";

    @Option(names = "--fps", defaultValue = "5", description = "Frames kept of each second of the clip.")
    private double fps;

    BenchPeersCommand(Context context) {
        super(context);
    }

    @Override
    Bench bench() {
        return new PeersBench(network, fps);
    }
}
