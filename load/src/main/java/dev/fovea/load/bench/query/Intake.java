package dev.fovea.load.bench.query;

import dev.fovea.load.bench.BenchException;
import dev.fovea.load.bench.rig.GroupLag;
import dev.fovea.load.bench.rig.Headway;
import dev.fovea.load.cluster.Home;
import dev.fovea.load.cluster.RunningProcess;
import dev.fovea.topics.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** Waits while query takes in what lies on {@code fovea.detections}, for as long as it gets on. */
final class Intake {

    /** Query's {@code application.id}. */
    private static final String GROUP = "fovea-query";

    private static final Duration STALL = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private Intake() {}

    /**
     * Waits until everything that lies there now is in the state.
     *
     * @throws BenchException if query ends, or does not get on for two minutes
     */
    static void await(String kafka, RunningProcess query, Consumer<String> progress) throws InterruptedException {
        try (GroupLag lag = new GroupLag(kafka, GROUP, Topic.DETECTIONS)) {
            Map<Integer, Long> ends = lag.ends();
            long all = ends.values().stream().mapToLong(Long::longValue).sum();
            Headway headway = new Headway("detections in the state", all, progress);
            for (long left = lag.left(ends); left > 0; left = lag.left(ends)) {
                Duration idle = headway.at(all - left);
                if (!query.isAlive() || idle.compareTo(STALL) > 0) {
                    throw new BenchException("query has taken in " + (all - left) + " of " + all + " detections and "
                            + (query.isAlive() ? "does not get on" : "has ended") + ". The end of its log:\n"
                            + Home.tail(query.log(), 15));
                }
                Thread.sleep(PAUSE);
            }
        }
    }
}
