package dev.fovea.load.bench.peers;

import dev.fovea.load.bench.BenchException;
import dev.fovea.load.bench.figures.Round;
import dev.fovea.load.bench.rig.CameraDesk;
import dev.fovea.load.bench.rig.ClipPictures;
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
import java.util.ArrayList;
import java.util.List;

/**
 * Fovea's way from a clip to its detections, as fast as it goes, a number of times through. Its processes, ingest's worker
 * among them, run all the time. Not thread-safe.
 */
final class ClipRun implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final String CAPTURED = "fovea_frames_captured_total";
    private static final String UP = "fovea_camera_up";

    private final Rig rig;
    private final RunningProcess ingest;
    private final RunningProcess inference;
    private final CameraDesk desk;
    private final IdleCamera idle;
    private final Path clip;
    private final double fps;
    private int runs;

    /** @param fps kept of each second of the clip */
    ClipRun(Rig rig, Path clip, double fps) throws IOException {
        this.rig = rig;
        this.ingest = rig.process(Service.INGEST);
        this.inference = rig.process(Service.INFERENCE);
        this.desk = new CameraDesk(rig.kafka());
        this.idle = new IdleCamera(ClipPictures.read(clip, 1).getFirst());
        this.clip = clip;
        this.fps = fps;
    }

    /** A new one for each time through: the same defined once more, as soon as it was removed, would not begin again. */
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

    /** Starts ingest's worker and goes through the clip once, to find how many frames are kept of it. */
    int frames() throws IOException, InterruptedException {
        Camera keeper = idle.definition();
        desk.put(List.of(keeper));
        long start = System.nanoTime();
        while (captured(keeper) == 0) {
            requireTime(start);
            Thread.sleep(PAUSE);
        }
        Camera camera = camera();
        double before = classified();
        int frames = through(camera);
        awaitClassified(before + frames);
        remove(List.of(camera));
        return frames;
    }

    /**
     * A number of times through the clip, each as soon as the one before is captured, from the first definition to the last
     * detection; the time of both services counts.
     *
     * @param frames kept of each time through
     */
    Round measure(int times, int frames) throws IOException, InterruptedException {
        List<Camera> cameras = new ArrayList<>();
        double before = classified();
        Stopwatch watch = Stopwatch.start(ProcessorTime.of(ingest.pid(), inference.pid()));
        for (int i = 0; i < times; i++) {
            Camera camera = camera();
            cameras.add(camera);
            var _ = through(camera);
        }
        awaitClassified(before + times * frames);
        Round round = watch.stop((double) times * frames);
        remove(cameras);
        return round;
    }

    /** Ends what goes on between the runs. */
    void finish() throws InterruptedException {
        remove(List.of(idle.definition()));
    }

    /** Captures a camera, which ends with its clip. */
    private int through(Camera camera) throws IOException, InterruptedException {
        desk.put(List.of(camera));
        long start = System.nanoTime();
        while (captured(camera) == 0 || ofIngest(UP, camera) > 0) {
            requireTime(start);
            Thread.sleep(PAUSE);
        }
        return (int) captured(camera); // Not all of them need be published by then.
    }

    private void remove(List<Camera> cameras) throws InterruptedException {
        desk.remove(cameras);
        long start = System.nanoTime();
        for (Camera camera : cameras) {
            while (ofIngest(UP, camera) > 0) {
                requireTime(start);
                Thread.sleep(PAUSE);
            }
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

    private double captured(Camera camera) throws InterruptedException {
        return ofIngest(CAPTURED, camera);
    }

    private double ofIngest(String metric, Camera camera) throws InterruptedException {
        return ServiceMetrics.of(ingest).sum(metric, "camera=\"" + camera.id() + "\"");
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
    public void close() throws IOException {
        desk.close();
        idle.close();
    }
}
