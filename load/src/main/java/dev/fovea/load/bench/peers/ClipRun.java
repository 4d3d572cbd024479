package dev.fovea.load.bench.peers;

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
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Fovea's way from a clip to its detections, once through as fast as it goes. Not thread-safe. */
final class ClipRun implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Rig rig;
    private final RunningProcess ingest;
    private final RunningProcess inference;
    private final CameraDesk desk;
    private final Path clip;
    private final double fps;
    private int runs;

    /** @param fps kept of each second of the clip */
    ClipRun(Rig rig, Path clip, double fps) {
        this.rig = rig;
        this.ingest = rig.process(Service.INGEST);
        this.inference = rig.process(Service.INFERENCE);
        this.desk = new CameraDesk(rig.kafka());
        this.clip = clip;
        this.fps = fps;
    }

    /** A new one for each run: the same defined once more, as soon as it was removed, would not begin again. */
    private Camera camera() {
        return new Camera(
                "clip-" + runs++,
                clip.toString(),
                true,
                fps,
                false,
                1280,
                Camera.RegionMode.WHOLE,
                Camera.Pace.MAX,
                false);
    }

    /** How many frames of the clip are kept, found by a first run, which warms everything. */
    int frames() throws IOException, InterruptedException {
        double captured = captured();
        double classified = classified();
        Camera camera = camera();
        desk.put(List.of(camera));
        long start = System.nanoTime();
        while (captured() == captured || running()) { // A camera ends with its clip.
            requireTime(start);
            Thread.sleep(PAUSE);
        }
        int frames = (int) (captured() - captured); // Not all of them need be published by then.
        awaitClassified(classified + frames);
        remove(camera);
        return frames;
    }

    /** One run of so many frames, from the camera's definition to its last detection; the time of both services counts. */
    Round measure(int frames) throws IOException, InterruptedException {
        Camera camera = camera();
        double before = classified();
        Stopwatch watch = Stopwatch.start(ProcessorTime.of(ingest.pid(), inference.pid()));
        desk.put(List.of(camera));
        awaitClassified(before + frames);
        Round round = watch.stop(frames);
        remove(camera);
        return round;
    }

    private void remove(Camera camera) throws InterruptedException {
        desk.remove(List.of(camera));
        long start = System.nanoTime();
        while (running()) {
            requireTime(start);
            Thread.sleep(PAUSE);
        }
        FramesBroom.sweep(rig.kafka());
    }

    private void awaitClassified(double frames) throws InterruptedException {
        long start = System.nanoTime();
        while (classified() < frames) {
            requireTime(start);
            Thread.sleep(PAUSE);
        }
    }

    private boolean running() throws InterruptedException {
        return ServiceMetrics.of(ingest).sum("fovea_camera_up") > 0;
    }

    private double captured() throws InterruptedException {
        return ServiceMetrics.of(ingest).sum("fovea_frames_captured_total");
    }

    private double classified() throws InterruptedException {
        return ServiceMetrics.of(inference).sum("fovea_frames_classified_total");
    }

    private void requireTime(long start) {
        if (System.nanoTime() - start > PATIENCE.toNanos()) {
            throw new BenchException("the clip is not through after " + PATIENCE.toSeconds() + " s; see " + ingest.log()
                    + " and " + inference.log());
        }
    }

    @Override
    public void close() {
        desk.close();
    }
}
