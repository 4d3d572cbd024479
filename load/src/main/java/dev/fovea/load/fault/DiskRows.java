package dev.fovea.load.fault;

import dev.fovea.load.check.Invariant;
import dev.fovea.load.cluster.Node;
import dev.fovea.load.cluster.RigPlan;
import dev.fovea.load.cluster.Service;
import dev.fovea.load.cluster.SmallDisk;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A disk that is full, or takes no more for another reason. */
final class DiskRows {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final Duration UNDER_LOAD = Duration.ofSeconds(10);
    private static final Duration GRACE = Duration.ofSeconds(30);
    /** The cure, as a service has to name it beside the folder. */
    private static final String CURE = "make room there";

    private static final List<Service> FILLED =
            List.of(Service.QUERY, Service.INFERENCE, Service.INGEST, Service.KAFKA);
    private static final Optional<String> NO_DISKS = SmallDisk.missing();

    private DiskRows() {}

    static List<Row> all() {
        String title =
                "the disk of query, inference, ingest and the broker is full, at work and at a start, and is freed";
        return List.of(
                NO_DISKS.map(why -> Row.skipped("F-1", title, why))
                        .orElseGet(() -> new Row("F-1", title, smallDisks(), DiskRows::full)),
                new Row(
                        "F-2",
                        "nothing more can be written by the broker, and by query, for 10 s each",
                        RigPlan.single(),
                        DiskRows::refused));
    }

    private static RigPlan smallDisks() {
        return RigPlan.single()
                .onDisk(Service.QUERY, 256)
                .onDisk(Service.INFERENCE, 256)
                .onDisk(Service.INGEST, 256)
                .onDisk(Service.KAFKA, 512);
    }

    private static void full(Trial trial) throws IOException, InterruptedException {
        for (Service service : FILLED) {
            Node node = trial.rig().all(service).getFirst();
            SmallDisk disk = trial.rig().disk(node);
            trial.measure(service.word() + "'s disk, MiB free before", disk.freeBytes() >> 20);
            disk.fill();
            trial.injected(service.word() + "'s disk full at work");
            end(trial, node);
            // What it gave back when it ended is to be gone, too.
            disk.fill();
            startWhileFull(trial, node);
            disk.free();
            if (!recover(trial, node)) {
                return;
            }
        }
    }

    /** A process may go on, or end by itself, or be told to; one that cannot write what it would is killed after a while. */
    private static void end(Trial trial, Node node) throws InterruptedException {
        String word = node.service().word();
        boolean ended = node.awaitEnd(UNDER_LOAD).isPresent();
        trial.measure(word + " ends by itself when its disk is full", ended);
        if (!ended) {
            long begin = System.nanoTime();
            node.end(GRACE);
            trial.measure(word + " told to end, ends in ms", (System.nanoTime() - begin) / 1_000_000);
        }
    }

    /** A process serves, or ends, a service with the reason; one that does neither is a breach. */
    private static void startWhileFull(Trial trial, Node node) throws IOException, InterruptedException {
        String word = node.service().word();
        long logged = Files.size(node.log());
        node.start();
        trial.injected(word + "'s disk full at a start");
        boolean decided = trial.await(
                Invariant.HEALTH,
                node.name() + " serves on a full disk, or ends",
                BOUND,
                () -> !node.isAlive() || node.isReady());
        trial.measure(word + " serves when started on a full disk", decided && node.isAlive());
        boolean ours = node.service() != Service.KAFKA; // Kafka's own words on it differ with what it meets first.
        Path folder = trial.rig().disk(node).folder();
        if (ours && decided && !node.isAlive() && !saysWhy(node, logged, folder)) {
            trial.breach(
                    Invariant.HEALTH,
                    node.name() + " ended on a full disk and no line of its log says '" + CURE + "' of " + folder);
        }
        if (!decided) {
            node.kill();
        }
    }

    private static boolean saysWhy(Node node, long position, Path folder) throws IOException {
        try (FileChannel log = FileChannel.open(node.log())) {
            String text =
                    new String(Channels.newInputStream(log.position(position)).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().anyMatch(line -> line.contains(folder.toString()) && line.contains(CURE));
        }
    }

    /** With room, and started again where it has ended, a process must do its work. */
    private static boolean recover(Trial trial, Node node) throws IOException, InterruptedException {
        Instant from = Instant.now();
        if (!node.isAlive()) {
            node.start();
        }
        return awaitResults(
                trial,
                "results once the disk of " + node.name() + " is free again",
                node.service().word() + "'s disk full at a start",
                from);
    }

    /** Waits for results and answers of what was captured since a time; says how long after an injection they came. */
    private static boolean awaitResults(Trial trial, String what, String injected, Instant from)
            throws IOException, InterruptedException {
        boolean recovered = trial.await(
                Invariant.RECOVERY,
                what,
                BOUND,
                () -> trial.stage().hasResults(from) && trial.stage().isServed(from));
        if (recovered) {
            trial.recovered(injected, Duration.between(from, Instant.now()));
        }
        return recovered;
    }

    /** The kernel refuses writes past a size of a file (setrlimit(2), RLIMIT_FSIZE), as a full disk does. */
    private static void refused(Trial trial) throws IOException, InterruptedException {
        for (Service service : List.of(Service.KAFKA, Service.QUERY)) {
            Node node = trial.rig().all(service).getFirst();
            String words = service.word() + " cannot write";
            mayWrite(node, "1");
            trial.injected(words);
            boolean ended = node.awaitEnd(Duration.ofSeconds(10)).isPresent();
            trial.measure(words + ", and ends by itself", ended);
            if (ended) {
                node.start();
            } else {
                mayWrite(node, "unlimited");
            }
            node.awaitReady(trial.stretched(BOUND));
            if (!awaitResults(trial, "results once " + service.word() + " can write again", words, Instant.now())) {
                return;
            }
        }
    }

    private static void mayWrite(Node node, String bytes) throws IOException, InterruptedException {
        int status = new ProcessBuilder("prlimit", "--pid", Long.toString(node.pid()), "--fsize=" + bytes + ":")
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("prlimit ended with " + status + " for " + node.name());
        }
    }
}
