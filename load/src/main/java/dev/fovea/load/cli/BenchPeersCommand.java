package dev.fovea.load.cli;

import dev.fovea.load.bench.peers.PeersBench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./fovea bench peers}. */
@Command(
        name = "peers",
        showDefaultValues = true,
        description = "The whole way against a Python program and an HTTP endpoint, with the same clip and network.")
final class BenchPeersCommand implements Callable<Integer> {

    private final Context context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final BenchOptions options = new BenchOptions();

    @Option(
            names = "--network",
            paramLabel = "NAME",
            defaultValue = "resnet-50-v1.5",
            description = "resnet-18, resnet-34 or resnet-50-v1.5, with untrained numbers.")
    private String network = "";

    @Option(names = "--fps", defaultValue = "5", description = "Frames kept of each second of the clip.")
    private double fps;

    BenchPeersCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        options.run(new PeersBench(network, fps), context, spec);
        return 0;
    }
}
