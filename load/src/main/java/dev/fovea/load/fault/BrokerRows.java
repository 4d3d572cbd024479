package dev.fovea.load.fault;

import dev.fovea.load.check.AccountView;
import dev.fovea.load.check.Invariant;
import dev.fovea.load.check.QueryProbe;
import dev.fovea.load.cluster.Footprint;
import dev.fovea.load.cluster.Node;
import dev.fovea.load.cluster.RigPlan;
import dev.fovea.load.cluster.Service;
import dev.fovea.load.proxy.Condition;
import dev.fovea.topics.Reason;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Brokers that die or are far away, and groups that have no rest. */
final class BrokerRows {

    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final Duration TRANSACTION = Duration.ofSeconds(5);

    private BrokerRows() {}

    static List<Row> all() {
        RigPlan single = RigPlan.single();
        RigPlan small = single.with(Service.INGEST, "fovea.publish.buffer-bytes", "512K")
                .with(Service.INGEST, "fovea.publish.in-flight-bytes", "256K");
        return List.of(
                new Row(
                        "R-5",
                        "the only broker killed, 3 times",
                        single,
                        trial -> trial.repeat(
                                3, new Fault.Kill(new Which.Any(Service.KAFKA), Duration.ofSeconds(2)), BOUND)),
                new Row("N-2", "a slow link between every service and the broker", single, BrokerRows::slowLink),
                new Row("R-6", "every broker down for 60 s", small, BrokerRows::brokersDown),
                new Row(
                        "R-5b",
                        "three brokers: the leader of frames killed, 5 times",
                        single.threeBrokers(),
                        trial -> trial.repeat(5, new Fault.Kill(new Which.Leader(), Duration.ofSeconds(3)), BOUND)),
                new Row(
                        "K-1",
                        "one of three inferences stops or starts every 3 s, for 60 s",
                        single.with(Service.INFERENCE, 3),
                        BrokerRows::storm),
                new Row(
                        "K-5",
                        "a transaction over every partition of frames that nobody ends, 3 times",
                        single.broker("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000"),
                        BrokerRows::hangingTransaction));
    }

    private static void slowLink(Trial trial) throws IOException, InterruptedException {
        for (Service service : List.of(Service.INGEST, Service.INFERENCE, Service.QUERY)) {
            Duration lasting = Duration.ofSeconds(15);
            // 3 Mbit/s
            trial.inject(new Fault.Spoil(service, new Condition.Throttled(375_000), lasting), BOUND);
            trial.inject(new Fault.Spoil(service, new Condition.Delayed(Duration.ofMillis(100)), lasting), BOUND);
        }
    }

    private static void brokersDown(Trial trial) throws IOException, InterruptedException {
        Node ingest = trial.rig().all(Service.INGEST).getFirst();
        long before = Footprint.of(ingest.pid(), 0).orElseThrow().rssBytes();
        trial.inject(new Fault.Kill(new Which.All(Service.KAFKA), Duration.ofSeconds(60)), BOUND);
        long after = Footprint.of(ingest.pid(), 0).orElseThrow().rssBytes();
        trial.measure("ingest grew by MiB", (after - before) >> 20);
        Instant back = Instant.now();
        if (!trial.await(
                Invariant.RECOVERY,
                "query tells of every camera again",
                BOUND,
                () -> trial.stage().isServed(back))) {
            return;
        }
        long dropped = 0;
        try (QueryProbe probe = trial.stage().probe()) {
            for (String id : trial.cameras().ids()) {
                AccountView account = probe.account(id);
                dropped += account.dropped().getOrDefault(Reason.BACKPRESSURE, 0L);
            }
        }
        trial.measure("dropped as backpressure", dropped);
        if (dropped == 0) {
            trial.breach(
                    Invariant.ACCOUNTING,
                    "nothing was dropped as backpressure although the buffer holds a few seconds");
        }
    }

    /** Progress of any camera must never be zero for long while members come and go. */
    private static void storm(Trial trial) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        Duration worst = Duration.ZERO;
        for (int turn = 0; Instant.now().isBefore(end); turn++) {
            Node node = trial.rig().all(Service.INFERENCE).get(turn / 2 % 3);
            Instant from = Instant.now();
            if (node.isAlive()) {
                node.kill();
            } else {
                node.start();
            }
            trial.injected("inference stopped or started");
            Thread.sleep(Duration.ofSeconds(3));
            if (!trial.await(
                    Invariant.RECOVERY,
                    "every camera has results while inferences come and go",
                    Duration.ofSeconds(20),
                    () -> trial.stage().hasResults(from))) {
                break;
            }
            Duration took = Duration.between(from, Instant.now());
            worst = took.compareTo(worst) > 0 ? took : worst;
        }
        trial.measure("longest wait for results in ms", worst.toMillis());
        for (Node node : trial.rig().all(Service.INFERENCE)) {
            if (!node.isAlive()) {
                node.start();
            }
        }
    }

    private static void hangingTransaction(Trial trial) throws IOException, InterruptedException {
        String words = "transaction without an end";
        for (int i = 0; i < 3; i++) {
            try (HangingTransaction hanging = new HangingTransaction(trial.rig().kafka(), TRANSACTION)) {
                Instant from = Instant.now(); // What is captured from now on lies behind it.
                trial.injected(words);
                if (!trial.await(
                        Invariant.RECOVERY,
                        "results after the broker has ended " + hanging,
                        TRANSACTION.plus(BOUND),
                        () -> trial.stage().hasResults(from))) {
                    return;
                }
                trial.recovered(words, Duration.between(from, Instant.now()));
            }
        }
    }
}
