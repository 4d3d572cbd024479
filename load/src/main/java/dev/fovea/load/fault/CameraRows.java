package dev.fovea.load.fault;

import dev.fovea.load.camera.Behaviour;
import dev.fovea.load.camera.Look;
import dev.fovea.load.camera.SyntheticCamera;
import dev.fovea.load.check.Invariant;
import dev.fovea.load.cluster.Footprint;
import dev.fovea.load.cluster.Node;
import dev.fovea.load.cluster.RigPlan;
import dev.fovea.load.cluster.Service;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Cameras that vanish, fall silent, flap, change and lie. */
final class CameraRows {

    private static final Duration BOUND = Duration.ofSeconds(10);
    private static final int CYCLES = 200;
    private static final long LEAKED = 20;

    private CameraRows() {}

    static List<Row> all() {
        RigPlan impatient = RigPlan.single()
                .with(Service.INGEST, "fovea.source.read-timeout", "PT3S")
                .with(Service.INGEST, "fovea.source.open-timeout", "PT3S")
                .with(Service.INGEST, "fovea.capture.retry-first", "PT0.1S")
                .with(Service.INGEST, "fovea.capture.retry-most", "PT1S");
        return List.of(
                new Row("C-1", "cameras unplugged, 200 times", impatient, CameraRows::unplug),
                new Row("C-2", "cameras that stall, are half-open, or trickle", impatient, CameraRows::silence),
                new Row("C-5", "pictures change size and rate while they are sent", impatient, CameraRows::change),
                new Row("C-6", "bits flipped in the pictures", impatient, CameraRows::corrupt),
                new Row(
                        "C-3",
                        "50 cameras flap together for 40 s",
                        impatient,
                        new CameraPlan(50, 1, new Look(128, 96, 0.7f)),
                        CameraRows::flap));
    }

    private static void unplug(Trial trial) throws IOException, InterruptedException {
        Node ingest = trial.rig().all(Service.INGEST).getFirst();
        Footprint before = Footprint.of(ingest.pid(), 0).orElseThrow();
        List<String> ids = trial.cameras().ids();
        for (int cycle = 0; cycle < CYCLES; cycle++) {
            SyntheticCamera camera = trial.cameras().get(ids.get(cycle % ids.size()));
            int session = camera.sessions();
            Instant from = Instant.now();
            trial.cameras().unplug(camera.id());
            trial.injected("camera unplugged");
            if (!trial.await(
                    Invariant.RECOVERY, camera.id() + " is opened again", BOUND, () -> camera.sessions() > session)) {
                return;
            }
            trial.recovered("camera unplugged", Duration.between(from, Instant.now()));
        }
        Footprint after = Footprint.of(ingest.pid(), 0).orElseThrow();
        trial.measure("threads before and after", before.threads() + ", " + after.threads());
        trial.measure("descriptors before and after", before.descriptors() + ", " + after.descriptors());
        if (after.threads() > before.threads() + LEAKED || after.descriptors() > before.descriptors() + LEAKED) {
            trial.breach(Invariant.BOUNDED, CYCLES + " cycles left something behind: " + before + ", then " + after);
        }
    }

    private static void silence(Trial trial) throws IOException, InterruptedException {
        for (Behaviour behaviour : List.of(new Behaviour.Stalled(), new Behaviour.Trickling(1))) {
            trial.repeat(2, new Fault.Misbehave(behaviour, Duration.ofSeconds(8)), BOUND);
        }
        SyntheticCamera camera = trial.cameras().get("cam-2");
        int session = camera.sessions();
        camera.behave(new Behaviour.Trickling(1));
        trial.await(
                Invariant.RECOVERY,
                "a camera that trickles is cut off and opened again",
                BOUND,
                () -> camera.sessions() > session);
        camera.behave(new Behaviour.Steady());
    }

    private static void change(Trial trial) throws IOException, InterruptedException {
        SyntheticCamera camera = trial.cameras().get("cam-2");
        Look usual = camera.look();
        double fps = camera.fps();
        for (Look look :
                List.of(new Look(640, 360, 0.8f), new Look(160, 120, 0.5f), new Look(1280, 720, 0.6f), usual)) {
            Instant from = Instant.now();
            camera.setLook(look);
            trial.injected("picture size changed");
            trial.await(
                    Invariant.RECOVERY,
                    "results after another size",
                    BOUND,
                    () -> trial.stage().hasResults(from));
        }
        Instant from = Instant.now();
        camera.setFps(10 * fps);
        trial.injected("rate ten times as high as defined");
        Thread.sleep(Duration.ofSeconds(5));
        camera.setFps(fps);
        trial.await(
                Invariant.RECOVERY,
                "results after another rate",
                BOUND,
                () -> trial.stage().hasResults(from));
    }

    private static void corrupt(Trial trial) throws IOException, InterruptedException {
        for (double fraction : List.of(0.0001, 0.001, 0.01)) {
            Fault fault = new Fault.Misbehave(new Behaviour.Corrupting(fraction), Duration.ofSeconds(4));
            trial.repeat(3, fault, BOUND);
        }
    }

    /** The first ten stay steady: they must go on as if nothing happened. */
    private static void flap(Trial trial) throws IOException, InterruptedException {
        List<String> ids = trial.cameras().ids();
        List<String> steady = ids.subList(0, 10);
        List<String> flapping = ids.subList(10, ids.size());
        List<Integer> sessions =
                steady.stream().map(id -> trial.cameras().get(id).sessions()).toList();
        Instant end = Instant.now().plus(Duration.ofSeconds(40));
        while (Instant.now().isBefore(end)) {
            for (String id : flapping) {
                boolean up = trial.random().nextBoolean();
                trial.cameras().get(id).behave(up ? new Behaviour.Steady() : new Behaviour.Refusing());
                if (!up) {
                    trial.cameras().unplug(id);
                    trial.injected("camera gone for 1 to 10 s");
                }
            }
            Thread.sleep(trial.random().nextInt(1_000, 5_000));
        }
        for (String id : flapping) {
            trial.cameras().get(id).behave(new Behaviour.Steady());
        }
        Instant back = Instant.now();
        trial.await(
                Invariant.RECOVERY,
                "all 50 cameras are back",
                BOUND,
                () -> trial.stage().hasResults(back));
        trial.recovered("camera gone for 1 to 10 s", Duration.between(back, Instant.now()));
        if (!steady.stream()
                .map(id -> trial.cameras().get(id).sessions())
                .toList()
                .equals(sessions)) {
            trial.breach(Invariant.RECOVERY, "a steady camera lost its connection while others flapped");
        }
    }
}
