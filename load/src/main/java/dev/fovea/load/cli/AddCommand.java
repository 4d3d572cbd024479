package dev.fovea.load.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.load.client.QueryClient;
import dev.fovea.load.client.SecretFiles;
import dev.fovea.topics.Camera;
import dev.fovea.topics.Camera.Pace;
import dev.fovea.topics.Camera.RegionMode;
import dev.fovea.topics.Printable;
import dev.fovea.topics.SourceAddress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./fovea add}: adds a camera and says whether pictures come from it. */
@Command(
        name = "add",
        description = "Adds a camera: rtsp://, rtsps://, http(s):// (MJPEG or HLS), a video file, a directory of"
                + " pictures, or /dev/videoN. A password in the address is stored as a secret on this machine.")
final class AddCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Set<String> GOOD = Set.of("running", "finished", "disabled");
    private static final Set<String> BAD = Set.of("retrying", "invalid");

    private final Context context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "CAMERA", description = "Its id: lower-case letters, digits, hyphens.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String id;

    @Parameters(index = "1", paramLabel = "SOURCE")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String source;

    @Option(names = "--fps", description = "Frames kept a second (default 5).")
    private @Nullable Double fps;

    @Option(names = "--keyframes", description = "Decode key frames only.")
    private @Nullable Boolean keyframesOnly;

    @Option(names = "--max-side", description = "Longest side of the pictures, in pixels (default 1280).")
    private @Nullable Integer maxSide;

    @Option(names = "--regions", description = "What is classified: ${COMPLETION-CANDIDATES} (default motion).")
    private @Nullable RegionMode regions;

    @Option(names = "--pace", description = "How fast a file is played: ${COMPLETION-CANDIDATES} (default source).")
    private @Nullable Pace pace;

    @Option(names = "--loop", description = "Play a file again when it ends.")
    private @Nullable Boolean loop;

    AddCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        try (QueryClient query = context.query()) {
            Camera camera = camera();
            query.put(camera);
            Optional<JsonNode> status = awaitStatus(query);
            String state = status.map(s -> s.path("state").asText()).orElse("not taken up yet");
            String error =
                    status.map(s -> Printable.of(s.path("error").asText(""))).orElse("");
            if (BAD.contains(state)) {
                spec.commandLine()
                        .getErr()
                        .println("fovea: camera " + id + " (" + camera.address() + ") is " + state + ": " + error);
                return 1;
            }
            out.println("Added " + id + ", " + state + ". Watch it: ./fovea watch " + id);
            return 0;
        }
    }

    private Camera camera() throws IOException {
        String address = new SecretFiles(context.home().secrets()).store(source, id);
        SourceAddress parsed = SourceAddress.parse(address);
        if (parsed.kind() == SourceAddress.Kind.PATH) {
            address = Path.of(parsed.location()).toAbsolutePath().normalize().toString();
        }
        return Camera.of(id, address, null, fps, keyframesOnly, maxSide, regions, pace, loop);
    }

    /** The status that the new definition leads to; the last one seen if nothing is settled in time. */
    private Optional<JsonNode> awaitStatus(QueryClient query) throws InterruptedException {
        long begin = System.currentTimeMillis();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Optional<JsonNode> status = Optional.empty();
        while (System.nanoTime() < deadline) {
            status = query.camera(id).map(c -> c.path("status")).filter(JsonNode::isObject);
            boolean settled = status.filter(
                            s -> Instant.parse(s.path("since").asText()).toEpochMilli() >= begin)
                    .map(s -> s.path("state").asText())
                    .filter(state -> GOOD.contains(state) || BAD.contains(state))
                    .isPresent();
            if (settled) {
                return status;
            }
            Thread.sleep(Duration.ofMillis(100));
        }
        return status;
    }
}
