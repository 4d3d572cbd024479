package dev.fovea.load.fault;

import dev.fovea.load.cluster.RigPlan;
import dev.fovea.load.cluster.Service;
import java.time.Duration;
import java.util.List;

/** Processes that die, freeze, are told to end, or find their state gone. */
final class ProcessRows {

    private static final Which INFERENCE = new Which.Any(Service.INFERENCE);
    private static final Which QUERY = new Which.Any(Service.QUERY);
    private static final Duration NONE = Duration.ZERO;

    private ProcessRows() {}

    static List<Row> all() {
        RigPlan single = RigPlan.single();
        RigPlan twoInferences = single.with(Service.INFERENCE, 2);
        return List.of(
                new Row(
                        "R-1",
                        "inference killed in the middle of a batch, 20 times",
                        single,
                        trial -> trial.repeat(20, new Fault.Kill(INFERENCE, NONE), Duration.ofSeconds(15))),
                new Row(
                        "R-4",
                        "query killed, 3 times",
                        single,
                        trial -> trial.repeat(3, new Fault.Kill(QUERY, Duration.ofSeconds(1)), Duration.ofSeconds(30))),
                new Row("R-7", "query's state deleted, truncated, and killed while it restores", single, trial -> {
                    Duration bound = Duration.ofSeconds(60);
                    trial.inject(new Fault.LoseState(Fault.LoseState.Loss.DELETED, NONE), bound);
                    trial.inject(new Fault.LoseState(Fault.LoseState.Loss.TRUNCATED, NONE), bound);
                    trial.inject(new Fault.LoseState(Fault.LoseState.Loss.DELETED, Duration.ofMillis(500)), bound);
                    trial.inject(new Fault.Kill(QUERY, NONE), bound);
                }),
                new Row("R-8", "each service told to end under load, twice", single, trial -> {
                    for (Service service : List.of(Service.INFERENCE, Service.QUERY, Service.INGEST)) {
                        trial.repeat(2, new Fault.Terminate(new Which.Any(service), NONE), Duration.ofSeconds(30));
                    }
                }),
                new Row(
                        "R-3",
                        "ingest killed, 5 times",
                        single,
                        trial -> trial.repeat(
                                5, new Fault.Kill(new Which.Any(Service.INGEST), NONE), Duration.ofSeconds(30))),
                new Row("R-2", "one of two inferences frozen for 5, 30 and 90 s", twoInferences, trial -> {
                    for (int seconds : List.of(5, 30, 90)) {
                        trial.inject(new Fault.Freeze(INFERENCE, Duration.ofSeconds(seconds)), Duration.ofSeconds(20));
                    }
                }),
                new Row(
                        "R-3b",
                        "one of two ingests frozen for 30 s, which others then own",
                        single.with(Service.INGEST, 2),
                        trial -> trial.repeat(
                                2,
                                new Fault.Freeze(new Which.Any(Service.INGEST), Duration.ofSeconds(30)),
                                Duration.ofSeconds(30))));
    }
}
