package dev.fovea.load.fault;

import dev.fovea.load.camera.Look;
import dev.fovea.load.check.Invariant;
import dev.fovea.load.check.ResultTimes;
import dev.fovea.load.cluster.Footprint;
import dev.fovea.load.cluster.Node;
import dev.fovea.load.cluster.RigPlan;
import dev.fovea.load.cluster.Service;
import dev.fovea.topics.Reason;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** More frames than can be classified, from all cameras or from one. */
final class OverloadRows {

    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final Duration LASTING = Duration.ofSeconds(40);
    private static final Duration BUDGET = Duration.ofSeconds(5);
    /** Of each second inference stands still for so long, which makes it slower than its cameras on any machine. */
    private static final Duration STILL = Duration.ofMillis(970);

    private static final Duration ACTIVE = Duration.ofMillis(30);
    private static final long ROOM_MEBIBYTES = 300;
    private static final int HOT = 20;
    /** What the steady cameras' p99 may grow by beside a fifth, since so short a phase has few frames. */
    private static final Duration NOISE = Duration.ofMillis(500);

    private OverloadRows() {}

    static List<Row> all() {
        RigPlan plan = RigPlan.single()
                .with(Service.INFERENCE, "fovea.inference.freshness", BUDGET.toString())
                .with(Service.INFERENCE, "fovea.inference.threads", "1");
        return List.of(
                new Row(
                        "O-1",
                        "20 cameras for 40 s at an inference that stands still for 97 % of the time",
                        plan,
                        new CameraPlan(20, 3, new Look(192, 108, 0.7f)),
                        OverloadRows::overload),
                new Row(
                        "K-3",
                        "one camera 20 times as fast as the others for 40 s",
                        plan,
                        new CameraPlan(6, 1.5, new Look(192, 108, 0.7f)),
                        OverloadRows::hotCamera));
    }

    private static void overload(Trial trial) throws IOException, InterruptedException {
        Map<Node, Long> before = memory(trial);
        long staleBefore = LagRows.rejected(trial, Reason.STALE);
        Instant from = Instant.now();
        slowDown(trial.rig().all(Service.INFERENCE).getFirst());
        Instant until = Instant.now();
        trial.injected("inference slowed down");
        trial.await(
                Invariant.RECOVERY,
                "results once the load is gone",
                BOUND,
                () -> trial.stage().hasResults(until));
        trial.recovered("inference slowed down", Duration.between(until, Instant.now()));

        long stale = LagRows.rejected(trial, Reason.STALE) - staleBefore;
        ResultTimes times = ResultTimes.between(trial.rig().kafka(), from, until, camera -> true);
        trial.measure("classified meanwhile", times.delays().size());
        trial.measure("stale", stale);
        trial.measure(
                "from camera to tag, p50 and longest, in ms",
                times.quantile(0.5).toMillis() + ", " + times.quantile(1).toMillis());
        if (stale == 0) {
            trial.breach(Invariant.ACCOUNTING, "nothing was counted stale although inference could not follow");
        }
        // A frame that was fresh when its turn came is computed within a few of inference's short turns.
        Duration most = BUDGET.plus(trial.stretched(Duration.ofSeconds(5)));
        if (times.quantile(1).compareTo(most) > 0) {
            trial.breach(Invariant.BOUNDED, "a frame was classified after " + times.quantile(1) + ", budget " + BUDGET);
        }
        starved(trial, from, until);
        before.forEach((node, rss) -> {
            long grown = (Footprint.of(node.pid(), 0).orElseThrow().rssBytes() - rss) >> 20;
            trial.measure(node.name() + " grew by MiB", grown);
            if (grown > ROOM_MEBIBYTES) {
                trial.breach(Invariant.BOUNDED, node.name() + " grew by " + grown + " MiB under overload");
            }
        });
    }

    private static void starved(Trial trial, Instant from, Instant until) {
        List<String> starved = new ArrayList<>();
        for (String id : trial.cameras().ids()) {
            if (ResultTimes.between(trial.rig().kafka(), from, until, id::equals)
                    .delays()
                    .isEmpty()) {
                starved.add(id);
            }
        }
        if (!starved.isEmpty()) {
            trial.breach(Invariant.RECOVERY, "cameras without any tag while others had some: " + starved);
        }
    }

    /** SIGSTOP and SIGCONT in turn: a processor that is given to others for most of the time. */
    private static void slowDown(Node inference) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(LASTING);
        while (Instant.now().isBefore(end)) {
            inference.freeze();
            Thread.sleep(STILL);
            inference.thaw();
            Thread.sleep(ACTIVE);
        }
    }

    private static Map<Node, Long> memory(Trial trial) {
        Map<Node, Long> memory = new LinkedHashMap<>();
        for (Node node : trial.rig().services()) {
            memory.put(node, Footprint.of(node.pid(), 0).orElseThrow().rssBytes());
        }
        return memory;
    }

    private static void hotCamera(Trial trial) throws IOException, InterruptedException {
        String hot = trial.cameras().ids().getLast();
        double fps = trial.cameras().fps();
        Instant quiet = Instant.now();
        Thread.sleep(LASTING);
        Instant begin = Instant.now();
        trial.cameras().pace(trial.stage().query(), hot, HOT * fps);
        trial.injected("one camera made fast");
        Thread.sleep(LASTING);
        Instant end = Instant.now();
        trial.cameras().pace(trial.stage().query(), hot, fps);
        trial.await(
                Invariant.RECOVERY,
                "every camera goes on",
                BOUND,
                () -> trial.stage().hasResults(end));

        String kafka = trial.rig().kafka();
        Duration before =
                ResultTimes.between(kafka, quiet, begin, id -> !id.equals(hot)).quantile(0.99);
        Duration during =
                ResultTimes.between(kafka, begin, end, id -> !id.equals(hot)).quantile(0.99);
        trial.measure("p99 of the others before and during, in ms", before.toMillis() + ", " + during.toMillis());
        trial.measure(
                "classified of the fast one",
                ResultTimes.between(kafka, begin, end, hot::equals).delays().size());
        if (during.compareTo(before.multipliedBy(6).dividedBy(5).plus(trial.stretched(NOISE))) > 0) {
            trial.breach(Invariant.BOUNDED, "one fast camera moved the others' p99 from " + before + " to " + during);
        }
    }
}
