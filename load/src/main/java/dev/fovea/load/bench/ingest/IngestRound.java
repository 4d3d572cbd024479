package dev.fovea.load.bench.ingest;

import dev.fovea.load.bench.BenchException;
import dev.fovea.load.bench.figures.Round;
import dev.fovea.load.bench.rig.CameraDesk;
import dev.fovea.load.bench.rig.FramesBroom;
import dev.fovea.load.bench.rig.ProcessorTime;
import dev.fovea.load.bench.rig.Rig;
import dev.fovea.load.bench.rig.ServiceMetrics;
import dev.fovea.load.bench.rig.Stopwatch;
import dev.fovea.load.cluster.RunningProcess;
import dev.fovea.load.cluster.Service;
import dev.fovea.topics.Camera;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Ingest at work on some cameras for a while. Not thread-safe. */
final class IngestRound implements AutoCloseable {

    private static final String PUBLISHED = "fovea_frames_published_total";
    private static final String UP = "fovea_camera_up";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration SETTLING = Duration.ofSeconds(1);

    private final Rig rig;
    private final RunningProcess ingest;
    private final CameraDesk desk;

    IngestRound(Rig rig) {
        this.rig = rig;
        this.ingest = rig.process(Service.INGEST);
        this.desk = new CameraDesk(rig.kafka());
    }

    /** Lets ingest capture these cameras, and counts the frames that the broker acknowledged in so many seconds. */
    Round measure(List<Camera> cameras, int seconds) throws IOException, InterruptedException {
        double earlier = published();
        desk.put(cameras);
        awaitPublished(earlier + cameras.size());
        Thread.sleep(SETTLING);
        double before = published();
        Stopwatch watch = Stopwatch.start(ProcessorTime.of(ingest.pid()));
        Thread.sleep(Duration.ofSeconds(seconds)); // The round's length: what is counted is what happens in it.
        Round round = watch.stop(published() - before);
        desk.remove(cameras);
        awaitGone();
        FramesBroom.sweep(rig.kafka());
        return round;
    }

    private double published() throws InterruptedException {
        return ServiceMetrics.of(ingest).sum(PUBLISHED);
    }

    private void awaitPublished(double frames) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (published() < frames) {
            requireTime(deadline, "ingest has published nothing");
            Thread.sleep(PAUSE);
        }
    }

    private void awaitGone() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (ServiceMetrics.of(ingest).sum(UP) > 0) {
            requireTime(deadline, "ingest still captures a camera that was removed");
            Thread.sleep(PAUSE);
        }
    }

    private void requireTime(long deadline, String trouble) {
        if (System.nanoTime() > deadline) {
            throw new BenchException(trouble + " after " + PATIENCE.toSeconds() + " s; see " + ingest.log());
        }
    }

    @Override
    public void close() {
        desk.close();
    }
}
