package dev.fovea.load.fault;

import dev.fovea.load.camera.Behaviour;
import dev.fovea.load.camera.SyntheticCamera;
import dev.fovea.load.check.Invariant;
import dev.fovea.load.cluster.Node;
import dev.fovea.load.cluster.Service;
import dev.fovea.load.proxy.Condition;
import dev.fovea.resnet.packages.Folders;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Lets faults happen to a stage. */
final class Injector {

    private static final Duration READY = Duration.ofMinutes(5);
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Stage stage;
    private final Trial trial;
    private final SplittableRandom random;

    /** Ends a fault. */
    interface Lift {
        void lift() throws IOException, InterruptedException;
    }

    Injector(Stage stage, Trial trial, SplittableRandom random) {
        this.stage = stage;
        this.trial = trial;
        this.random = random;
    }

    /** Begins a fault. */
    Lift inject(Fault fault) throws IOException, InterruptedException {
        return switch (fault) {
            case Fault.Kill kill -> kill(nodes(kill.which()));
            case Fault.Freeze freeze -> freeze(nodes(freeze.which()));
            case Fault.Terminate terminate -> terminate(nodes(terminate.which()));
            case Fault.Spoil spoil -> spoil(spoil);
            case Fault.Misbehave misbehave -> misbehave(misbehave);
            case Fault.LoseState lose -> loseState(lose);
        };
    }

    private List<Node> nodes(Which which) throws InterruptedException {
        List<Node> all = stage.rig().all(which.service());
        return switch (which) {
            case Which.One one -> List.of(all.get(one.index()));
            case Which.Any any -> List.of(all.get(random.nextInt(all.size())));
            case Which.All every -> all;
            case Which.Leader leader ->
                List.of(all.get(
                        stage.brokers().leader(random.nextInt(stage.brokers().partitions()))));
        };
    }

    private Lift kill(List<Node> nodes) throws InterruptedException {
        for (Node node : nodes) {
            node.kill();
        }
        return () -> startAgain(nodes);
    }

    private static Lift freeze(List<Node> nodes) throws IOException, InterruptedException {
        for (Node node : nodes) {
            node.freeze();
        }
        return () -> {
            for (Node node : nodes) {
                node.thaw();
            }
        };
    }

    private Lift terminate(List<Node> nodes) throws InterruptedException {
        for (Node node : nodes) {
            long begin = System.nanoTime();
            OptionalInt exit = node.end(GRACE);
            trial.measure(node.service().word() + " ends in ms", (System.nanoTime() - begin) / 1_000_000);
            if (exit.isEmpty()) {
                trial.breach(
                        Invariant.BOUNDED, node.name() + " did not end within " + GRACE.toSeconds() + " s of SIGTERM");
            } else if (exit.getAsInt() != 0 && exit.getAsInt() != 128 + 15) {
                // 143 is what a JVM answers that was ended by SIGTERM after its shutdown hooks ran.
                trial.breach(Invariant.HEALTH, node.name() + " ended with status " + exit.getAsInt() + " on SIGTERM");
            }
        }
        return () -> startAgain(nodes);
    }

    private Lift spoil(Fault.Spoil spoil) {
        stage.rig().spoil(spoil.service(), spoil.condition());
        return () -> stage.rig().spoil(spoil.service(), new Condition.Open());
    }

    private Lift misbehave(Fault.Misbehave misbehave) {
        List<String> ids = stage.cameras().ids();
        SyntheticCamera camera = stage.cameras().get(ids.get(random.nextInt(ids.size())));
        camera.behave(misbehave.behaviour());
        return () -> camera.behave(new Behaviour.Steady());
    }

    private Lift loseState(Fault.LoseState lose) throws IOException, InterruptedException {
        Node query = stage.rig().all(Service.QUERY).getFirst();
        query.kill();
        Path state = stage.rig().state(0);
        switch (lose.loss()) {
            case DELETED -> Folders.delete(state);
            case TRUNCATED ->
                trial.measure("file truncated", truncate(state).getFileName().toString());
        }
        return () -> startAgain(List.of(query));
    }

    /** Halves the largest file of a state store, as a crash of the file system would. */
    private static Path truncate(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            Path largest = files.filter(
                            f -> f.toString().endsWith(".sst") || f.toString().endsWith(".log"))
                    .max(Comparator.comparingLong(f -> f.toFile().length()))
                    .orElseThrow(() -> new IOException("there is no state in " + folder));
            try (FileChannel channel = FileChannel.open(largest, StandardOpenOption.WRITE)) {
                channel.truncate(channel.size() / 2);
            }
            return largest;
        }
    }

    private void startAgain(List<Node> nodes) throws IOException, InterruptedException {
        for (Node node : nodes) {
            node.start();
        }
        for (Node node : nodes) {
            if (node.service() == Service.KAFKA) {
                node.awaitReady(READY);
            }
        }
    }
}
