package dev.fovea.load.cli;

import dev.fovea.load.bench.cameras.CamerasBench;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./fovea bench cameras}. */
@Command(
        name = "cameras",
        showDefaultValues = true,
        description = "How many cameras this machine carries, and how late their tags are at half of that.")
final class BenchCamerasCommand implements Callable<Integer> {

    private final Context context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final BenchOptions options = new BenchOptions();

    @Option(names = "--fps", defaultValue = "5", description = "Pictures a second of each camera.")
    private double fps;

    @Option(names = "--most", defaultValue = "256", description = "The most cameras to try.")
    private int most;

    @Option(
            names = "--budget",
            defaultValue = "PT2S",
            description = "How late the slowest twentieth may be; frames that are older are given up.")
    private Duration budget = Duration.ZERO;

    BenchCamerasCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        options.run(new CamerasBench(fps, most, budget), context, spec);
        return 0;
    }
}
