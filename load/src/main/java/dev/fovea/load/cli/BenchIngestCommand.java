package dev.fovea.load.cli;

import dev.fovea.load.bench.Bench;
import dev.fovea.load.bench.ingest.IngestBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./fovea bench ingest}. */
@Command(
        name = "ingest",
        description = "A captured frame's cost: a video against the ffmpeg program, MJPEG against copying bytes.")
final class BenchIngestCommand extends BenchSubcommand {

    @Option(
            names = "--fps",
            defaultValue = "5",
            description = "Frames kept of each second of the video (default ${DEFAULT-VALUE}).")
    private double fps;

    @Option(
            names = "--max-side",
            defaultValue = "480",
            description = "Longest side of the pictures (default ${DEFAULT-VALUE}).")
    private int maxSide;

    BenchIngestCommand(Context context) {
        super(context);
    }

    @Override
    Bench bench() {
        return new IngestBench(fps, maxSide);
    }
}
