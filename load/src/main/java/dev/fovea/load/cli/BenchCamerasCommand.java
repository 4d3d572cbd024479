package dev.fovea.load.cli;

import dev.fovea.load.bench.Bench;
import dev.fovea.load.bench.cameras.CamerasBench;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./fovea bench cameras}. */
@Command(
        name = "cameras",
        showDefaultValues = true,
        description = "How many cameras this machine carries, and how late their tags are at half of that.")
final class BenchCamerasCommand extends BenchSubcommand {

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
        super(context);
    }

    @Override
    Bench bench() {
        return new CamerasBench(fps, most, budget);
    }
}
