package dev.fovea.load.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.load.cluster.RunFile;
import dev.fovea.topics.Detection;
import dev.fovea.topics.Json;
import dev.fovea.topics.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./fovea status}: every process and camera, and whether all is well. */
@Command(
        name = "status",
        description = "Shows each process and camera; ends with 1 if something is unhealthy, with 3 if Fovea is down.")
final class StatusCommand implements Callable<Integer> {

    private static final int DOWN = 3;

    private final Context context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    StatusCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Optional<RunFile> run = RunFile.read(context.home());
        if (run.isEmpty()) {
            out.println(json ? "{\"healthy\":false,\"processes\":[],\"cameras\":[]}" : "Fovea is down.");
            return DOWN;
        }
        JsonNode report = StatusReport.of(context, run.get());
        if (json) {
            out.println(Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(report));
        } else {
            print(report, out);
        }
        return report.get("healthy").asBoolean() ? 0 : 1;
    }

    private static void print(JsonNode report, PrintWriter out) throws IOException {
        Table processes = new Table("PROCESS", "STATE", "PORT", "PID");
        for (JsonNode process : report.get("processes")) {
            processes.row(
                    process.get("name").asText(),
                    process.get("state").asText(),
                    process.get("port").asText(),
                    process.get("pid").asText());
        }
        out.println(processes);
        Table cameras = new Table(
                "CAMERA", "STATE", "CAPTURED", "CLASSIFIED", "REJECTED", "DROPPED", "IN FLIGHT", "LAG", "NEWEST TAGS");
        for (JsonNode camera : report.get("cameras")) {
            JsonNode account = camera.get("account");
            Optional<Detection> latest = latest(camera);
            cameras.row(
                    camera.get("id").asText(),
                    camera.get("state").asText(),
                    account.path("captured").asText(),
                    account.path("classified").asText(),
                    reasons(account.path("rejected")),
                    reasons(account.path("dropped")),
                    account.path("inFlight").asText(),
                    latest.map(StatusCommand::lag).orElse("–"),
                    latest.map(StatusCommand::tags).orElse("–"));
        }
        out.print(cameras);
        for (JsonNode camera : report.get("cameras")) {
            if (camera.has("error")) {
                out.println("  " + camera.get("id").asText() + ": "
                        + Printable.of(camera.get("error").asText()));
            }
        }
        out.println();
        out.println(
                report.get("healthy").asBoolean()
                        ? "All is well. Open " + report.path("address").asText()
                        : "Something is unhealthy"
                                + (report.has("error")
                                        ? ": " + report.get("error").asText()
                                        : "; the logs lie beside the state, in logs/")
                                + ".");
    }

    private static Optional<Detection> latest(JsonNode camera) throws IOException {
        return camera.has("latest")
                ? Optional.of(Json.mapper().treeToValue(camera.get("latest"), Detection.class))
                : Optional.empty();
    }

    /** {@code 0}, or each reason with its count. */
    private static String reasons(JsonNode counts) {
        String text = counts.properties().stream()
                .map(e -> e.getKey() + " " + e.getValue().asText())
                .collect(Collectors.joining(", "));
        return text.isEmpty() ? "0" : text;
    }

    /** From capture to detection, for the newest frame. */
    private static String lag(Detection detection) {
        Duration lag = Duration.between(detection.capturedAt(), detection.classifiedAt());
        Duration age = Duration.between(detection.capturedAt(), Instant.now());
        return String.format(Locale.ROOT, "%d ms, %d s ago", lag.toMillis(), age.toSeconds());
    }

    private static String tags(Detection detection) {
        return detection.regions().isEmpty()
                ? "nothing moves"
                : detection.regions().stream()
                        .map(r -> String.format(Locale.ROOT, "%s %.2f", r.label(), r.probability()))
                        .collect(Collectors.joining(", "));
    }
}
