package dev.fovea.load.fault;

import dev.fovea.load.check.AccountView;
import dev.fovea.load.check.Invariant;
import dev.fovea.load.check.QueryProbe;
import dev.fovea.load.check.ResultTimes;
import dev.fovea.load.cluster.ClusterException;
import dev.fovea.load.cluster.RigPlan;
import dev.fovea.load.cluster.Service;
import dev.fovea.topics.Reason;
import dev.fovea.topics.Topic;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** Inference that is behind: what is too old is skipped and counted, or nothing is skipped, or the broker is faster. */
final class LagRows {

    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final Duration BUDGET = Duration.ofSeconds(3);
    private static final Duration RETENTION = Duration.ofSeconds(6);
    /** From the moment at which a frame is found fresh to its tag. */
    private static final Duration TURN = Duration.ofSeconds(1);

    private LagRows() {}

    static List<Row> all() {
        RigPlan single = RigPlan.single();
        return List.of(
                new Row(
                        "K-2",
                        "inference away twice for 8 s: realtime mode skips what is older than 3 s",
                        single.with(Service.INFERENCE, "fovea.inference.freshness", BUDGET.toString()),
                        LagRows::realtime),
                new Row(
                        "K-2b",
                        "inference away twice for 8 s: complete mode skips nothing",
                        single.with(Service.INFERENCE, "fovea.inference.mode", "complete"),
                        LagRows::complete),
                new Row(
                        "K-4",
                        "inference away for 25 s while frames are kept for 6 s",
                        single.with(Service.INFERENCE, "fovea.inference.mode", "complete")
                                .broker("log.retention.check.interval.ms", "500")
                                .broker("log.initial.task.delay.ms", "500")
                                .broker("log.segment.delete.delay.ms", "100"),
                        LagRows::retention));
    }

    private static void away(Trial trial) throws IOException, InterruptedException {
        trial.repeat(2, new Fault.Kill(new Which.Any(Service.INFERENCE), Duration.ofSeconds(8)), BOUND);
    }

    private static void realtime(Trial trial) throws IOException, InterruptedException {
        Instant from = Instant.now();
        away(trial);
        ResultTimes times = ResultTimes.between(trial.rig().kafka(), from, Instant.now(), camera -> true);
        Duration most = BUDGET.plus(trial.stretched(TURN));
        trial.measure("longest from camera to tag in ms", times.quantile(1).toMillis());
        if (times.quantile(1).compareTo(most) > 0) {
            trial.breach(Invariant.BOUNDED, "a frame was classified after " + times.quantile(1) + ", budget " + BUDGET);
        }
        long stale = rejected(trial, Reason.STALE);
        trial.measure("stale", stale);
        if (stale == 0) {
            trial.breach(Invariant.ACCOUNTING, "nothing was counted stale although inference was away for 8 s");
        }
    }

    private static void complete(Trial trial) throws IOException, InterruptedException {
        Instant from = Instant.now();
        away(trial);
        ResultTimes times = ResultTimes.between(trial.rig().kafka(), from, Instant.now(), camera -> true);
        trial.measure("longest from camera to tag in ms", times.quantile(1).toMillis());
        long stale = rejected(trial, Reason.STALE);
        if (stale > 0) {
            trial.breach(Invariant.ACCOUNTING, stale + " frames were skipped as stale in complete mode");
        }
    }

    private static void retention(Trial trial) throws IOException, InterruptedException {
        keep(trial, RETENTION, Duration.ofSeconds(1));
        trial.inject(new Fault.Kill(new Which.Any(Service.INFERENCE), Duration.ofSeconds(25)), BOUND);
        keep(trial, Topic.FRAMES.retention(), Duration.ofDays(7));
        trial.await(
                Invariant.ACCOUNTING,
                "what the broker removed is counted as expired",
                BOUND,
                () -> rejected(trial, Reason.EXPIRED) > 0);
        trial.measure("expired", rejected(trial, Reason.EXPIRED));
    }

    private static void keep(Trial trial, Duration frames, Duration segment) throws InterruptedException {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, Topic.FRAMES.topic());
        try (Admin admin = trial.stage().brokers().admin()) {
            var _ = admin.incrementalAlterConfigs(Map.of(
                            topic,
                            List.of(
                                    set(TopicConfig.RETENTION_MS_CONFIG, frames),
                                    set(TopicConfig.SEGMENT_MS_CONFIG, segment))))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new ClusterException("retention cannot be changed: " + e.getCause(), e);
        }
    }

    private static AlterConfigOp set(String setting, Duration value) {
        return new AlterConfigOp(new ConfigEntry(setting, Long.toString(value.toMillis())), AlterConfigOp.OpType.SET);
    }

    /** Over all cameras, by their accounts. */
    static long rejected(Trial trial, Reason reason) throws IOException, InterruptedException {
        long sum = 0;
        try (QueryProbe probe = trial.stage().probe()) {
            for (String id : trial.cameras().ids()) {
                AccountView account = probe.account(id);
                sum += account.rejected().getOrDefault(reason, 0L);
            }
        }
        return sum;
    }
}
