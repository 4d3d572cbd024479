package dev.fovea.load.fault;

import dev.fovea.load.check.Invariant;
import dev.fovea.load.cluster.Footprint;
import dev.fovea.load.cluster.Node;
import dev.fovea.load.cluster.RigPlan;
import dev.fovea.load.cluster.Service;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A machine that runs out of descriptors, or whose clock jumps. */
final class MachineRows {

    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final int DESCRIPTORS = 200;
    private static final Path FAKETIME = Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1");
    /** What libfaketime reads: how far the clock of ingest is off. */
    private static final Path OFFSET = Path.of(
            System.getProperty("java.io.tmpdir"),
            "fovea-clock-" + ProcessHandle.current().pid());

    private static final List<String> JUMPS = List.of("+50m", "-50m", "+0", "-1d", "+1d", "+0");
    private static final int PROOFS = 3;

    private MachineRows() {}

    static List<Row> all() {
        return List.of(
                new Row(
                        "F-3",
                        "ingest and inference run out of descriptors, twice",
                        RigPlan.single()
                                .wrapped(Service.INGEST, "prlimit", "--nofile=" + DESCRIPTORS + ":" + DESCRIPTORS)
                                .wrapped(Service.INFERENCE, "prlimit", "--nofile=" + DESCRIPTORS + ":" + DESCRIPTORS),
                        MachineRows::descriptors),
                Files.exists(FAKETIME)
                        ? new Row("T-1", "the clock of ingest jumps by minutes and days", jumping(), MachineRows::jumps)
                        : Row.skipped("T-1", "the clock of ingest jumps", "there is no " + FAKETIME + " (faketime)"));
    }

    private static void descriptors(Trial trial) throws IOException, InterruptedException {
        for (int turn = 0; turn < 2; turn++) {
            for (Service service : List.of(Service.INGEST, Service.INFERENCE)) {
                String words = service.word() + " without descriptors";
                Node node = trial.rig().all(service).getFirst();
                List<Socket> taken = new ArrayList<>();
                try {
                    for (int i = 0; i < 2 * DESCRIPTORS; i++) {
                        taken.add(new Socket(InetAddress.getLoopbackAddress(), node.port()));
                    }
                    trial.injected(words);
                    // It must open something now: a camera's connection, or one to the broker.
                    trial.cameras().unplug(Cameras.PREFIX + 2);
                    Thread.sleep(Duration.ofSeconds(3));
                    trial.measure(
                            words, Footprint.of(node.pid(), 0).orElseThrow().descriptors());
                } finally {
                    for (Socket socket : taken) {
                        socket.close();
                    }
                }
                Instant from = Instant.now();
                if (!trial.await(
                        Invariant.RECOVERY,
                        "results once there are descriptors again",
                        BOUND,
                        () -> trial.stage().hasResults(from))) {
                    return;
                }
                trial.recovered(words, Duration.between(from, Instant.now()));
            }
        }
    }

    private static RigPlan jumping() {
        return RigPlan.single()
                .wrapped(
                        Service.INGEST,
                        "env",
                        "LD_PRELOAD=" + FAKETIME,
                        "FAKETIME_TIMESTAMP_FILE=" + OFFSET,
                        "FAKETIME_CACHE_DURATION=1",
                        "FAKETIME_DONT_FAKE_MONOTONIC=1",
                        "DONT_FAKE_MONOTONIC=1");
    }

    /** Time cannot tell here what is new: each camera must get further results, whatever their clock says. */
    private static void jumps(Trial trial) throws IOException, InterruptedException {
        try {
            for (String jump : JUMPS) {
                Map<String, Long> before = results(trial);
                Files.writeString(OFFSET, jump);
                Instant from = Instant.now();
                trial.injected("clock at " + jump);
                if (!trial.await(
                        Invariant.RECOVERY,
                        "each camera has results, clock at " + jump,
                        BOUND,
                        () -> results(trial).entrySet().stream()
                                .allMatch(now -> now.getValue() >= before.getOrDefault(now.getKey(), 0L) + PROOFS))) {
                    return;
                }
                trial.recovered("clock at " + jump, Duration.between(from, Instant.now()));
            }
        } finally {
            Files.deleteIfExists(OFFSET);
        }
    }

    private static Map<String, Long> results(Trial trial) {
        Map<String, Long> counts = trial.stage().results().seen().stream()
                .flatMap(settled -> settled.key().stream())
                .collect(Collectors.groupingBy(key -> key.camera(), Collectors.counting()));
        trial.cameras().ids().forEach(id -> counts.putIfAbsent(id, 0L));
        return counts;
    }
}
