package dev.fovea.load.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fovea.load.client.QueryClient;
import dev.fovea.load.client.QueryException;
import dev.fovea.load.cluster.Readiness;
import dev.fovea.load.cluster.RunFile;
import dev.fovea.load.cluster.RunningProcess;
import dev.fovea.load.cluster.Service;
import dev.fovea.topics.Json;
import java.util.Set;

/**
 * The state of every process and camera as one JSON document:
 * {@code {healthy, address, processes: [{name, state, port, pid, log}], cameras: [{id, state, error, account, latest}]}}.
 */
final class StatusReport {

    private static final Set<String> UNHEALTHY = Set.of("retrying", "invalid", "stopped", "unknown");

    private final Context context;
    private final RunFile run;
    private final ObjectNode document = Json.mapper().createObjectNode();
    private boolean healthy = true;

    private StatusReport(Context context, RunFile run) {
        this.context = context;
        this.run = run;
    }

    /** Asks everything that runs. */
    static JsonNode of(Context context, RunFile run) throws InterruptedException {
        StatusReport report = new StatusReport(context, run);
        report.document.put("healthy", false);
        report.document.put("kafka", run.kafka());
        report.addProcesses();
        report.addCameras();
        report.document.put("healthy", report.healthy);
        return report.document;
    }

    private void addProcesses() throws InterruptedException {
        ArrayNode processes = document.putArray("processes");
        for (RunningProcess process : run.processes()) {
            String state = !process.isAlive() ? "dead" : Readiness.isReady(process) ? "ready" : "not ready";
            healthy &= state.equals("ready");
            processes
                    .addObject()
                    .put("name", process.service().word())
                    .put("state", state)
                    .put("port", process.port())
                    .put("pid", process.pid())
                    .put("log", process.log().toString());
        }
    }

    private void addCameras() throws InterruptedException {
        ArrayNode cameras = document.putArray("cameras");
        if (run.process(Service.QUERY).filter(RunningProcess::isAlive).isEmpty()) {
            return;
        }
        document.put("address", context.address().toString());
        try (QueryClient query = context.query()) {
            for (JsonNode listed : query.cameras().path("cameras")) {
                cameras.add(camera(listed));
            }
        } catch (QueryException e) {
            document.put("error", e.getMessage());
            healthy = false;
        }
    }

    private ObjectNode camera(JsonNode listed) {
        JsonNode status = listed.path("status");
        ObjectNode camera = Json.mapper().createObjectNode();
        camera.set("id", listed.path("id"));
        camera.put("state", status.path("state").asText("unknown"));
        camera.put("epoch", status.path("epoch").asLong());
        if (status.hasNonNull("error")) {
            camera.put("error", status.get("error").asText());
        }
        camera.set("account", listed.path("account"));
        if (listed.hasNonNull("newest")) {
            camera.set("latest", listed.get("newest"));
        }
        healthy &= !UNHEALTHY.contains(camera.get("state").asText());
        return camera;
    }
}
