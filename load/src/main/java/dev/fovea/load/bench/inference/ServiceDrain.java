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
import dev.fovea.load.cluster.RunningProcess;
import dev.fovea.load.cluster.Service;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The service draining frames that were laid ready while it ran and waited. Not thread-safe. */
public final class ServiceDrain implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final RunningProcess service;
    private final RunningProcess broker;
    private final String kafka;
    private final FrameFeed feed;
    private final Drain drain;
    private final ServiceMetrics before;
    private double frames;
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

    /** One round: from the moment the frames are shown until the last is accounted for. */
    public Round measure(int count) throws InterruptedException {
        Map<Integer, Long> ends = feed.layReady(count);
        double brokerBefore = ProcessorTime.of(broker.pid()).seconds();
        Stopwatch watch = Stopwatch.start(ProcessorTime.of(service.pid()));
        feed.release();
        drain.await(ends, PATIENCE);
        Round round = watch.stop(count);
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
        report.measure(name + " broker", "CPU ms/frame", 1000 * brokerSeconds / frames);
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
