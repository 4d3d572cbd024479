package dev.fovea.load.fault;

import dev.fovea.load.camera.Behaviour;
import dev.fovea.load.check.Invariant;
import dev.fovea.load.cluster.Footprint;
import dev.fovea.load.cluster.RigPlan;
import dev.fovea.load.cluster.Service;
import dev.fovea.load.proxy.Condition;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Faults by chance, weighted. In the first half processes die; in the second they live, so that growth can be measured. */
final class Mix {

    /** @param weight how often, compared with the others */
    private record Weighted(int weight, Fault fault) {}

    private static final Duration BOUND = Duration.ofSeconds(45);
    /** The most a process may take on top of its heap, for code, threads and native libraries. */
    private static final double MOST_MEBIBYTES = 1_200;
    /** Descriptors and threads that come and go with connections. */
    private static final double USUAL_SWING = 60;

    private static final List<Weighted> LASTING = List.of(
            new Weighted(3, new Fault.Freeze(new Which.Any(Service.INFERENCE), Duration.ofSeconds(4))),
            new Weighted(2, new Fault.Freeze(new Which.Any(Service.KAFKA), Duration.ofSeconds(4))),
            new Weighted(2, new Fault.Freeze(new Which.Any(Service.QUERY), Duration.ofSeconds(6))),
            new Weighted(2, spoil(Service.INFERENCE, new Condition.Delayed(Duration.ofMillis(100)), 10)),
            new Weighted(2, spoil(Service.INGEST, new Condition.Throttled(375_000), 10)),
            new Weighted(2, spoil(Service.INGEST, new Condition.Cut(), 5)),
            new Weighted(2, spoil(Service.INFERENCE, new Condition.Cut(), 5)),
            new Weighted(2, spoil(Service.QUERY, new Condition.Silent(), 8)),
            new Weighted(2, spoil(Service.INFERENCE, new Condition.Silent(), 8)),
            new Weighted(3, new Fault.Misbehave(new Behaviour.Stalled(), Duration.ofSeconds(8))),
            new Weighted(2, new Fault.Misbehave(new Behaviour.Refusing(), Duration.ofSeconds(5))),
            new Weighted(2, new Fault.Misbehave(new Behaviour.Corrupting(0.001), Duration.ofSeconds(5))),
            new Weighted(2, new Fault.Misbehave(new Behaviour.Trickling(100), Duration.ofSeconds(8))));

    private static final List<Weighted> DEADLY = List.of(
            new Weighted(6, new Fault.Kill(new Which.Any(Service.INFERENCE), Duration.ZERO)),
            new Weighted(3, new Fault.Kill(new Which.Any(Service.QUERY), Duration.ZERO)),
            new Weighted(3, new Fault.Kill(new Which.Any(Service.KAFKA), Duration.ofSeconds(2))),
            new Weighted(2, new Fault.Terminate(new Which.Any(Service.INFERENCE), Duration.ZERO)),
            new Weighted(2, new Fault.Terminate(new Which.Any(Service.INGEST), Duration.ZERO)));

    private Mix() {}

    private static Fault spoil(Service service, Condition condition, int seconds) {
        return new Fault.Spoil(service, condition, Duration.ofSeconds(seconds));
    }

    /** A row that lasts so long. */
    static Row row(String id, Duration lasting, CameraPlan cameras) {
        return new Row(
                id,
                "a random mix of faults for " + lasting.toMinutes() + " min",
                RigPlan.single(),
                cameras,
                trial -> perform(trial, lasting));
    }

    private static void perform(Trial trial, Duration lasting) throws IOException, InterruptedException {
        try (Footprints footprints = new Footprints(trial.rig(), Duration.ofSeconds(10))) {
            Instant middle = Instant.now().plus(lasting.dividedBy(2));
            Instant end = Instant.now().plus(lasting);
            while (Instant.now().isBefore(middle)) {
                boolean deadly = trial.random().nextBoolean();
                next(trial, deadly ? DEADLY : LASTING);
            }
            while (Instant.now().isBefore(end)) {
                next(trial, LASTING);
            }
            growth(trial, footprints.samples());
        }
    }

    private static void next(Trial trial, List<Weighted> faults) throws IOException, InterruptedException {
        int sum = faults.stream().mapToInt(Weighted::weight).sum();
        int ticket = trial.random().nextInt(sum);
        for (Weighted weighted : faults) {
            ticket -= weighted.weight();
            if (ticket < 0) {
                trial.inject(weighted.fault(), BOUND);
                break;
            }
        }
        Thread.sleep(trial.random().nextInt(500, 4_000));
    }

    private static void growth(Trial trial, Map<String, List<Footprint>> samples) {
        Map<String, Growth> growths = new LinkedHashMap<>();
        samples.forEach((name, of) -> Growth.of(of).ifPresent(growth -> growths.put(name, growth)));
        trial.measure("growth", growths);
        growths.forEach((name, growth) -> {
            double hours = growth.minutes() / 60;
            if (growth.mostRssMebibytes() > MOST_MEBIBYTES) {
                trial.breach(Invariant.BOUNDED, name + " took " + growth.mostRssMebibytes() + " MiB");
            }
            if (growth.descriptorsAnHour() * hours > USUAL_SWING || growth.threadsAnHour() * hours > USUAL_SWING) {
                trial.breach(Invariant.BOUNDED, name + " grows: " + growth);
            }
        });
    }
}
