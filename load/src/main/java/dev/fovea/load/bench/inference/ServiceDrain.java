package dev.fovea.load.bench.inference;

import dev.fovea.inference.stream.KafkaClients;
import dev.fovea.load.bench.BenchException;
import dev.fovea.load.bench.figures.ReportBuilder;
import dev.fovea.load.bench.figures.Round;
import dev.fovea.load.bench.rig.Drain;
import dev.fovea.load.bench.rig.FrameFeed;
import dev.fovea.load.bench.rig.FramesBroom;
import dev.fovea.load.bench.rig.Picture;
import dev.fovea.load.bench.rig.ProcessorTime;
import dev.fovea.load.bench.rig.Rig;
import dev.fovea.load.bench.rig.ServiceMetrics;
import dev.fovea.load.bench.rig.Stopwatch;
import dev.fovea.load.bench.rig.ThreadTimes;
import dev.fovea.load.cluster.RunningProcess;
import dev.fovea.load.cluster.Service;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The service draining frames that were laid ready while it ran and waited. Not thread-safe. */
public final class ServiceDrain implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int MOST_WARM_UPS = 12;

    /** Share of the processor time. */
    private static final double QUIET_COMPILER = 0.03;

    private final RunningProcess service;
    private final RunningProcess broker;
    private final String kafka;
    private final FrameFeed feed;
    private final Drain drain;
    private final Map<Task, Double> threadSeconds = new EnumMap<>(Task.class);
    private ServiceMetrics before;
    private double frames;
    private double seconds;
    private double brokerSeconds;

    /** @param pictures sent in turn */
    public ServiceDrain(Rig rig, List<Picture> pictures) throws InterruptedException {
        this.service = rig.process(Service.INFERENCE);
        this.broker = rig.process(Service.KAFKA);
        this.kafka = rig.kafka();
        this.feed = new FrameFeed(rig.kafka(), pictures);
        this.drain = new Drain(rig.kafka(), KafkaClients.GROUP);
        this.before = ServiceMetrics.of(service);
    }

    /**
     * Rounds that do not count, until the JVM has compiled what a round runs: a service runs for days, and its compiler for a
     * minute.
     */
    public void warmUp(int count) throws InterruptedException {
        boolean compiles = true;
        for (int i = 0; i < MOST_WARM_UPS && compiles; i++) {
            var _ = measure(count);
            compiles = threadSeconds.getOrDefault(Task.COMPILER, 0.0) > QUIET_COMPILER * seconds;
            before = requireAllClassified();
            frames = 0;
            seconds = 0;
            brokerSeconds = 0;
            threadSeconds.clear();
        }
    }

    /** One round: from the moment the frames are shown until the last is accounted for. */
    public Round measure(int count) throws InterruptedException {
        Map<Integer, Long> ends = feed.layReady(count);
        double brokerBefore = ProcessorTime.of(broker.pid()).seconds();
        ThreadTimes threadsBefore = ThreadTimes.of(service.pid());
        Stopwatch watch = Stopwatch.start(ProcessorTime.of(service.pid()));
        feed.release();
        drain.await(ends, PATIENCE);
        Round round = watch.stop(count);
        ThreadTimes.of(service.pid())
                .since(threadsBefore)
                .forEach((thread, spent) -> threadSeconds.merge(Task.of(thread), spent, Double::sum));
        seconds += round.cpuSeconds();
        brokerSeconds += ProcessorTime.of(broker.pid()).seconds() - brokerBefore;
        frames += count;
        FramesBroom.sweep(kafka);
        return round;
    }

    /**
     * Says where the time went.
     *
     * @throws BenchException if a frame was rejected: what was measured is not what was meant
     */
    void explain(String name, ReportBuilder report) throws InterruptedException {
        ServiceMetrics after = requireAllClassified();
        perFrame(name + " decode", delta(after, "fovea_inference_decode_seconds_sum"), report);
        perFrame(name + " compute", delta(after, "fovea_inference_compute_seconds_sum"), report);
        perFrame(name + " commit", delta(after, "fovea_inference_commit_seconds_sum"), report);
        report.measure(name + " batch", "regions", frames / delta(after, "fovea_inference_compute_seconds_count"));
        cpu(name + " broker", brokerSeconds, report);
        threads(name, report);
    }

    /** Which threads of the service used its processor time; what those used that have ended is told apart. */
    private void threads(String name, ReportBuilder report) {
        double ended = seconds;
        for (Map.Entry<Task, Double> task : threadSeconds.entrySet()) {
            ended -= task.getValue();
            cpu(name + " CPU of " + task.getKey().words(), task.getValue(), report);
        }
        cpu(name + " CPU of threads that ended", Math.max(0, ended), report);
    }

    private void cpu(String name, double spent, ReportBuilder report) {
        report.measure(name, "CPU ms/frame", 1000 * spent / frames);
    }

    /**
     * Looks whether every frame of every round was classified.
     *
     * @return the metrics now
     * @throws BenchException if not
     */
    public ServiceMetrics requireAllClassified() throws InterruptedException {
        ServiceMetrics after = ServiceMetrics.of(service);
        double rejected = delta(after, "fovea_frames_rejected_total");
        double classified = delta(after, "fovea_frames_classified_total");
        if (rejected > 0 || classified != frames) {
            throw new BenchException("of " + frames + " frames the service classified " + classified + " and rejected "
                    + rejected + "; see its log");
        }
        return after;
    }

    private void perFrame(String name, double seconds, ReportBuilder report) {
        report.measure(name, "ms/frame", 1000 * seconds / frames);
    }

    private double delta(ServiceMetrics after, String metric) {
        return after.sum(metric) - before.sum(metric);
    }

    @Override
    public void close() {
        drain.close();
        feed.close();
    }
}
