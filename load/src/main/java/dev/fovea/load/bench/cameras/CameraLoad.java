package dev.fovea.load.bench.cameras;

import dev.fovea.load.bench.rig.CameraDesk;
import dev.fovea.load.bench.rig.PictureServer;
import dev.fovea.load.bench.rig.Rig;
import dev.fovea.load.bench.rig.ServiceMetrics;
import dev.fovea.load.cluster.RunningProcess;
import dev.fovea.load.cluster.Service;
import dev.fovea.topics.Camera;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** Some cameras at work, more or fewer of them from time to time. Not thread-safe. */
final class CameraLoad implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final String CAPTURED = "fovea_frames_captured_total";
    private static final String PUBLISHED = "fovea_frames_published_total";
    private static final int MAX_SIDE = 1280;

    private final Rig rig;
    private final PictureServer server;
    private final double fps;
    private final Duration budget;
    private final RunningProcess ingest;
    private final CameraDesk desk;
    private final ResultClock results;
    private final List<Camera> running = new ArrayList<>();

    /**
     * @param server that sends pictures at the rate
     * @param fps pictures a second of each camera
     * @param budget how old a frame may become
     */
    CameraLoad(Rig rig, PictureServer server, double fps, Duration budget) {
        this.rig = rig;
        this.server = server;
        this.fps = fps;
        this.budget = budget;
        this.ingest = rig.process(Service.INGEST);
        this.desk = new CameraDesk(rig.kafka());
        this.results = new ResultClock(rig.kafka());
    }

    static String id(int number) {
        return "bench-" + number;
    }

    /** Lets so many cameras run, and waits until what this disturbs is over. */
    void set(int cameras) throws IOException, InterruptedException {
        while (running.size() < cameras) {
            Camera camera = camera(running.size());
            desk.put(List.of(camera));
            running.add(camera);
        }
        while (running.size() > cameras) {
            desk.remove(List.of(running.removeLast()));
        }
        awaitDetections();
        Thread.sleep(budget); // What piled up meanwhile is classified or stale by then.
    }

    /** A machine that cannot carry them need not come so far: it is measured as it is. */
    private void awaitDetections() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<String> ids = running.stream().map(Camera::id).toList();
        while (!results.seen().containsAll(ids) && System.nanoTime() < deadline) {
            Thread.sleep(PAUSE);
        }
    }

    /** Looks at the frames of a span that begins now. */
    Seen look(int seconds) throws InterruptedException {
        Duration span = Duration.ofSeconds(seconds);
        Instant from = Instant.now();
        ResultClock.Window window = results.open(from, from.plus(span));
        Shares shares = new Shares(rig, EnumSet.allOf(Service.class));
        ServiceMetrics before = ServiceMetrics.of(ingest);
        Thread.sleep(span); // What is counted is what happens in it.
        ServiceMetrics after = ServiceMetrics.of(ingest);
        var cores = shares.cores();
        Thread.sleep(budget); // Later than this no frame of the span becomes a detection.
        return new Seen(
                running.size(),
                running.size() * fps * seconds,
                after.sum(CAPTURED) - before.sum(CAPTURED),
                after.sum(PUBLISHED) - before.sum(PUBLISHED),
                window.late(),
                cores);
    }

    private Camera camera(int number) {
        return new Camera(
                id(number),
                server.address(id(number)),
                true,
                2 * fps, // The camera sets the pace: no picture is left out.
                false,
                MAX_SIDE,
                Camera.RegionMode.MOTION,
                Camera.Pace.SOURCE,
                false);
    }

    @Override
    public void close() {
        results.close();
        desk.close();
    }
}
