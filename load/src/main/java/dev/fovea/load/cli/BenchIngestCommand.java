package dev.fovea.load.cli;

import dev.fovea.load.bench.ingest.IngestBench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./fovea bench ingest}. */
@Command(
        name = "ingest",
        description = "A captured frame's cost: a video against the ffmpeg program, MJPEG against copying bytes.")
final class BenchIngestCommand implements Callable<Integer> {

    private final Context context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final BenchOptions options = new BenchOptions();

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
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        options.run(new IngestBench(fps, maxSide), context, spec);
        return 0;
    }
}
