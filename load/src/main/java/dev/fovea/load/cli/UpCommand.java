package dev.fovea.load.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.load.client.QueryClient;
import dev.fovea.load.cluster.Cluster;
import dev.fovea.load.cluster.ClusterException;
import dev.fovea.load.cluster.ModelPackages;
import dev.fovea.load.cluster.RunFile;
import dev.fovea.load.cluster.RunningProcess;
import dev.fovea.load.cluster.Settings;
import dev.fovea.load.demo.DemoVideo;
import dev.fovea.topics.Camera;
import dev.fovea.topics.Detection;
import dev.fovea.topics.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./fovea up}: starts everything and shows that it works. */
@Command(name = "up", description = "Starts a broker and Fovea's services on this machine.")
final class UpCommand implements Callable<Integer> {

    private static final String DEMO = "demo";
    private static final Duration FIRST_DETECTION = Duration.ofSeconds(60);

    private final Context context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--kafka", paramLabel = "HOST:PORT", description = "Use this Kafka cluster and start no broker.")
    private Optional<String> kafka = Optional.empty();

    @Option(names = "--kafka-port", paramLabel = "PORT", description = "Port of the broker (default 9092).")
    private int kafkaPort = Settings.KAFKA_PORT;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port of REST and pages (default 8080); the next two are used as well.")
    private int port = Settings.QUERY_PORT;

    @Option(names = "--model", paramLabel = "NAME[/VERSION]", description = "Model package to classify with.")
    private Optional<String> model = Optional.empty();

    @Option(names = "--demo", paramLabel = "CLIP", description = "Play this video as the demo camera.")
    private Optional<Path> demo = Optional.empty();

    @Option(names = "--no-demo", description = "Add no demo camera.")
    private boolean withoutDemo;

    @Option(
            names = "-D",
            paramLabel = "NAME=VALUE",
            description = "A setting of the services, such as fovea.inference.mode=complete.")
    private Map<String, String> properties = Map.of();

    UpCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Optional<RunFile> running = RunFile.read(context.home())
                .filter(run -> run.processes().stream().allMatch(RunningProcess::isAlive));
        if (running.isPresent()) {
            out.println("Fovea is already running: " + context.address());
            return 0;
        }
        demo.filter(clip -> !Files.isRegularFile(clip)).ifPresent(clip -> {
            throw new ClusterException("--demo: there is no file " + clip.toAbsolutePath());
        });
        out.println("Starting Fovea; its state lies in " + context.home().directory());
        out.flush();
        context.home().prepare();
        new ModelPackages(context.project(), context.home()).provide();
        long begin = System.nanoTime();
        new Cluster(context.project(), context.home())
                .start(new Settings(kafka, kafkaPort, port, model, properties), process -> {
                    out.printf(
                            "  %-10s 127.0.0.1:%-6d ready after %.1f s%n",
                            process.service().word(), process.port(), seconds(begin));
                    out.flush();
                });
        if (!withoutDemo) {
            showFirstDetection(out);
        }
        out.println();
        out.println("  Open    " + context.address());
        out.println("  Add     ./fovea add CAMERA rtsp://…");
        out.println("  Stop    ./fovea down");
        return 0;
    }

    private void showFirstDetection(PrintWriter out) throws IOException, InterruptedException {
        Path clip =
                demo.isPresent() ? demo.get() : DemoVideo.ensure(context.home().demo());
        Camera camera = Camera.of(DEMO, clip.toAbsolutePath().toString(), null, null, null, null, null, null, true);
        try (QueryClient query = context.query()) {
            query.put(camera);
            out.println("  camera     demo, " + clip.getFileName() + "; waiting for its first tag …");
            out.flush();
            out.println("  first tag  " + DetectionLine.of(awaitDetection(query)));
        }
    }

    /** The first detection that has a region; frames on which nothing moves yet have none. */
    private Detection awaitDetection(QueryClient query) throws InterruptedException, IOException {
        long deadline = System.nanoTime() + FIRST_DETECTION.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<JsonNode> latest = query.latest(DEMO);
            if (latest.isPresent()) {
                Detection detection = Json.mapper().treeToValue(latest.get(), Detection.class);
                if (!detection.regions().isEmpty()) {
                    return detection;
                }
            }
            Thread.sleep(Duration.ofMillis(100));
        }
        throw new ClusterException("the demo camera had no tag within " + FIRST_DETECTION.toSeconds()
                + " s; see ./fovea status and the logs in " + context.home().logs());
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
