package dev.fovea.load.fault;

import dev.fovea.load.camera.Behaviour;
import dev.fovea.load.check.Invariant;
import dev.fovea.load.client.QueryException;
import dev.fovea.load.cluster.Node;
import dev.fovea.load.cluster.Ports;
import dev.fovea.load.cluster.RigPlan;
import dev.fovea.load.cluster.Service;
import dev.fovea.topics.Camera;
import dev.fovea.topics.InvalidCameraException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a stranger may see: passwords in whatever goes wrong, and ports that are open to the network. */
final class ExposureRows {

    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final String REFERENCE = "${secret:" + Cameras.SECRET + "}";

    private ExposureRows() {}

    static List<Row> all() {
        RigPlan single = RigPlan.single();
        RigPlan talkative = single;
        for (Service service : List.of(Service.INGEST, Service.INFERENCE, Service.QUERY)) {
            talkative = talkative.with(service, "quarkus.log.category.\"dev.fovea\".level", "DEBUG");
        }
        return List.of(
                new Row("S-10", "who listens where", single, ExposureRows::listeners),
                new Row(
                        "S-3",
                        "a password in every place of an address, with every error, at DEBUG",
                        talkative.with(Service.INGEST, "fovea.source.open-timeout", "PT3S"),
                        ExposureRows::passwords));
    }

    private static void listeners(Trial trial) throws IOException {
        for (Node node : trial.rig().nodes()) {
            List<String> open = Listeners.of(node.pid());
            trial.injected("a process looked at");
            trial.measure(node.name(), String.join(", ", open));
            if (open.isEmpty()) {
                trial.breach(Invariant.HEALTH, node.name() + " listens nowhere");
            }
            open.stream()
                    .filter(address -> !Listeners.isLoopback(address))
                    .forEach(address -> trial.breach(
                            Invariant.SECRECY, node.name() + " listens on " + address + ", which others can reach"));
        }
    }

    /** What leaks is found by the proof after every row, in topics, logs, answers, metrics, command lines and threads. */
    private static void passwords(Trial trial) throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        for (String source : sources(trial)) {
            String id = "wrong-" + ids.size();
            try {
                trial.stage().query().put(Camera.of(id, source));
                ids.add(id);
                trial.injected("a source that cannot be opened");
            } catch (InvalidCameraException | QueryException e) {
                trial.injected("a source that is refused");
            }
        }
        for (String id : ids) {
            trial.await(Invariant.HEALTH, id + " says why it has no pictures", BOUND, () -> hasError(trial, id));
        }
        for (Behaviour behaviour : List.of(new Behaviour.Refusing(), new Behaviour.Corrupting(0.01))) {
            trial.cameras().get(Cameras.PREFIX + 1).behave(behaviour);
            Thread.sleep(Duration.ofSeconds(3));
        }
        trial.cameras().get(Cameras.PREFIX + 1).behave(new Behaviour.Steady());
        trial.inject(new Fault.Kill(new Which.Any(Service.INGEST), Duration.ZERO), BOUND);
        for (String id : ids) {
            boolean _ = trial.stage().query().delete(id);
        }
    }

    private static boolean hasError(Trial trial, String id) throws InterruptedException {
        return trial.stage()
                .query()
                .camera(id)
                .filter(camera -> camera.at("/status/error").isTextual())
                .isPresent();
    }

    private static List<String> sources(Trial trial) throws IOException {
        String nobody = "127.0.0.1:" + Ports.free(1);
        String cameras = trial.cameras().nowhere("").getAuthority();
        return List.of(
                "http://viewer:" + REFERENCE + "@" + nobody + "/video",
                "rtsp://viewer:" + REFERENCE + "@" + nobody + "/video",
                "rtsp://viewer:" + REFERENCE + "@" + cameras + "/video",
                "http://viewer:" + REFERENCE + "@" + cameras + "/nosuch",
                "http://" + REFERENCE + ":wrong@" + cameras + "/" + Cameras.PREFIX + 1,
                "http://" + cameras + "/nosuch?user=viewer&password=" + REFERENCE,
                "http://" + cameras + "/user=viewer&password=" + REFERENCE,
                "http://" + nobody + "/live.m3u8?token=" + REFERENCE,
                "http://viewer:" + REFERENCE + "@169.254.169.254/video",
                "ftp://viewer:" + REFERENCE + "@" + cameras + "/video");
    }
}
