package dev.fovea.load.fault;

import dev.fovea.load.check.Invariant;
import dev.fovea.load.check.PageWatcher;
import dev.fovea.load.check.ResultTimes;
import dev.fovea.load.client.InferenceClient;
import dev.fovea.load.client.QueryException;
import dev.fovea.load.cluster.ModelPackages;
import dev.fovea.load.cluster.Node;
import dev.fovea.load.cluster.RigPlan;
import dev.fovea.load.cluster.Service;
import dev.fovea.resnet.packages.Folders;
import dev.fovea.topics.ModelRef;
import dev.fovea.topics.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers and models that change while things break: readers see nothing torn, and each tag names one version. */
final class QueryRows {

    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final int SWAPS = 10;
    private static final String BROKEN = "3";

    private QueryRows() {}

    static List<Row> all() {
        RigPlan single = RigPlan.single();
        return List.of(
                new Row(
                        "Q-1",
                        "pages read all the time while inference is killed 3 times and query twice",
                        single,
                        QueryRows::read),
                new Row("R-11", "another model version 10 times, and one that is broken", single, QueryRows::swap));
    }

    private static void read(Trial trial) throws IOException, InterruptedException {
        try (PageWatcher watcher =
                new PageWatcher(trial.rig().query(0), trial.cameras().ids())) {
            trial.repeat(3, new Fault.Kill(new Which.Any(Service.INFERENCE), Duration.ZERO), BOUND);
            trial.repeat(2, new Fault.Kill(new Which.Any(Service.QUERY), Duration.ZERO), BOUND);
            watcher.findings().forEach(finding -> trial.breach(Invariant.STABLE_QUERIES, finding));
            trial.measure("pages read, and refused", watcher.answered() + ", " + watcher.refused());
            if (watcher.answered() == 0) {
                trial.breach(Invariant.STABLE_QUERIES, "no page was answered");
            }
        }
    }

    private static void swap(Trial trial) throws IOException, InterruptedException {
        Node inference = trial.rig().all(Service.INFERENCE).getFirst();
        String name = ModelPackages.DEFAULT;
        Instant begin = Instant.now();
        try (InferenceClient client = new InferenceClient(inference.address())) {
            for (int swap = 0; swap < SWAPS; swap++) {
                String version = Integer.toString(1 + swap % 2);
                Instant from = Instant.now();
                var _ = client.use(name, Optional.of(version));
                trial.injected("version changed");
                if (!trial.await(
                        Invariant.RECOVERY,
                        "results of version " + version,
                        BOUND,
                        () -> trial.stage().hasResults(from))) {
                    return;
                }
                trial.recovered("version changed", Duration.between(from, Instant.now()));
            }
            refuseBroken(trial, client, trial.rig().home().models().resolve(name));
        }
        Instant after = Instant.now();
        trial.await(
                Invariant.RECOVERY,
                "results after a broken version",
                BOUND,
                () -> trial.stage().hasResults(after));
        Set<String> versions = ResultTimes.between(trial.rig().kafka(), begin, after, camera -> true).models().stream()
                .map(ModelRef::version)
                .collect(Collectors.toSet());
        trial.measure("versions seen", List.copyOf(versions));
        if (!versions.equals(Set.of("1", "2"))) {
            trial.breach(Invariant.ONCE, "tags name versions " + versions + ", used were 1 and 2");
        }
        long failed = LagRows.rejected(trial, Reason.INFERENCE_ERROR);
        if (failed > 0) {
            trial.breach(Invariant.ACCOUNTING, failed + " frames failed while versions changed");
        }
    }

    private static void refuseBroken(Trial trial, InferenceClient client, Path packages)
            throws IOException, InterruptedException {
        Path broken = Files.createDirectory(packages.resolve(BROKEN));
        try (Stream<Path> files = Files.list(packages.resolve("1"))) {
            for (Path file : files.toList()) {
                Files.copy(file, broken.resolve(file.getFileName().toString()));
            }
        }
        Files.writeString(broken.resolve("labels.txt"), "one more\n", StandardOpenOption.APPEND);
        trial.injected("broken version asked for");
        try {
            var _ = client.use(packages.getFileName().toString(), Optional.of(BROKEN));
            trial.breach(Invariant.HEALTH, "a version whose labels were changed was taken into use");
        } catch (QueryException e) {
            if (!String.valueOf(e.getMessage()).contains("labels.txt")) {
                trial.breach(Invariant.HEALTH, "a broken version was refused without saying why: " + e.getMessage());
            }
        }
        Folders.delete(broken);
    }
}
