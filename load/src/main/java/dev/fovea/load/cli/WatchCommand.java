package dev.fovea.load.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.fovea.load.client.QueryClient;
import dev.fovea.load.client.QueryException;
import dev.fovea.topics.Detection;
import dev.fovea.topics.Json;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./fovea watch}: prints tags as they come. */
@Command(name = "watch", description = "Prints tags live, until stopped with Ctrl-C.")
final class WatchCommand implements Callable<Integer> {

    private final Context context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "CAMERA", arity = "0..1", description = "Only this camera.")
    private Optional<String> camera = Optional.empty();

    @Option(names = "--json", description = "One detection a line, as it is on the topic.")
    private boolean json;

    @Option(names = "--all", description = "Frames without a region as well.")
    private boolean all;

    WatchCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        try (QueryClient query = context.query()) {
            query.follow(camera, event -> {
                if (json) {
                    out.println(event);
                } else {
                    Detection detection = read(event);
                    if (all || !detection.regions().isEmpty()) {
                        out.println(DetectionLine.of(detection));
                    }
                }
                out.flush();
            });
        }
        throw new QueryException("the query service ended the stream; ./fovea status");
    }

    private static Detection read(String event) {
        try {
            return Json.mapper().readValue(event, Detection.class);
        } catch (JsonProcessingException e) {
            throw new QueryException("the stream sent what is no detection: " + event, e);
        }
    }
}
