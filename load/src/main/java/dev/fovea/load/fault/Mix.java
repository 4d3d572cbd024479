package dev.fovea.load.fault;

import dev.fovea.load.check.Invariant;
import dev.fovea.load.cluster.Footprint;
import dev.fovea.load.cluster.RigPlan;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Faults by chance. In the first half processes die, each service's at least once, however long that takes; in the second they
 * live, so that growth can be measured.
 */
final class Mix {

    private static final Duration BOUND = Duration.ofSeconds(45);
    /** The most a process may take on top of its heap, for code, threads and native libraries. */
    private static final double MOST_MEBIBYTES = 1_200;
    /** Descriptors and threads that come and go with connections. */
    private static final double USUAL_SWING = 60;

    private Mix() {}

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
            MixOrder order = new MixOrder(trial.random());
            Instant middle = Instant.now().plus(lasting.dividedBy(2));
            Instant end = Instant.now().plus(lasting);
            while (!order.hasKilledEach() || Instant.now().isBefore(middle)) {
                inject(trial, order.nextOfAll());
            }
            while (Instant.now().isBefore(end)) {
                inject(trial, order.nextLasting());
            }
            growth(trial, footprints.samples());
        }
    }

    private static void inject(Trial trial, Fault fault) throws IOException, InterruptedException {
        trial.inject(fault, BOUND);
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
