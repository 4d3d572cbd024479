package dev.fovea.load.bench.memory;

import dev.fovea.load.bench.Bench;
import dev.fovea.load.bench.BenchException;
import dev.fovea.load.bench.Effort;
import dev.fovea.load.bench.figures.Report;
import dev.fovea.load.bench.figures.ReportBuilder;
import dev.fovea.load.bench.rig.CameraDesk;
import dev.fovea.load.bench.rig.ClipPictures;
import dev.fovea.load.bench.rig.Headway;
import dev.fovea.load.bench.rig.PictureServer;
import dev.fovea.load.bench.rig.Rig;
import dev.fovea.load.bench.rig.ServiceMetrics;
import dev.fovea.load.cluster.Home;
import dev.fovea.load.cluster.RunningProcess;
import dev.fovea.load.cluster.Service;
import dev.fovea.topics.Camera;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * {@code bench memory}: whether ingest and inference take the same of the machine however many frames have passed. Cameras
 * that send JPEGs are tagged as a whole, clips that begin again at their end where something moves, so that every native
 * library works: FFmpeg, OpenCV, ONNX Runtime.
 *
 * @param frames to be classified, ≥ {@value #SAMPLES}
 */
public record MemoryBench(int frames) implements Bench {

    private static final int SAMPLES = 40;
    private static final int WARM_UP = SAMPLES / 4;
    private static final int PICTURES = 240;
    private static final int CAMERAS = 8;
    private static final double CAMERA_FPS = 20;
    private static final int CLIPS = 4;
    private static final double CLIP_FPS = 15;
    private static final Set<Service> WATCHED = EnumSet.of(Service.INGEST, Service.INFERENCE);
    private static final Duration STALL = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(200);

    public MemoryBench {
        if (frames < SAMPLES) {
            throw new BenchException("--frames " + frames + "; accepted: " + SAMPLES + " or more");
        }
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public void run(Rig rig, Effort effort, ReportBuilder report, Consumer<String> progress) throws Exception {
        rig.services(WATCHED, Optional.empty(), Map.of("fovea.inference.mode", "complete"), Scale.RESIDENT_HEAP);
        Path clip = effort.clip(rig).toAbsolutePath();
        try (PictureServer server = new PictureServer(ClipPictures.read(clip, PICTURES), CAMERA_FPS);
                CameraDesk desk = new CameraDesk(rig.kafka())) {
            desk.put(cameras(server, clip));
            List<Trend> trends = watch(rig, progress);
            trends.forEach(trend -> trend.report(report));
        }
        report.measure("frames", "classified", frames);
        report.note(verdict(report.build()));
    }

    private static List<Camera> cameras(PictureServer server, Path clip) {
        List<Camera> cameras = new ArrayList<>();
        for (int i = 0; i < CAMERAS; i++) {
            String id = "mjpeg-" + i;
            cameras.add(camera(id, server.address(id), 2 * CAMERA_FPS, Camera.RegionMode.WHOLE));
        }
        for (int i = 0; i < CLIPS; i++) {
            cameras.add(camera("clip-" + i, clip.toString(), CLIP_FPS, Camera.RegionMode.MOTION));
        }
        return cameras;
    }

    private static Camera camera(String id, String source, double fps, Camera.RegionMode regions) {
        return new Camera(id, source, true, fps, false, 1280, regions, Camera.Pace.SOURCE, true);
    }

    private List<Trend> watch(Rig rig, Consumer<String> progress) throws Exception {
        RunningProcess inference = rig.process(Service.INFERENCE);
        Headway headway = new Headway("frames classified", frames, progress);
        Map<Service, List<Sample>> samples = new EnumMap<>(Service.class);
        Map<Service, Double> live = new EnumMap<>(Service.class);
        for (int i = 1; i <= SAMPLES; i++) {
            double passed = awaitClassified(inference, (double) frames * i / SAMPLES, headway);
            for (Service service : WATCHED) {
                Scale scale = new Scale(rig.process(service));
                samples.computeIfAbsent(service, s -> new ArrayList<>()).add(scale.weigh(passed));
                if (i == WARM_UP) {
                    live.put(service, scale.live());
                }
            }
        }
        List<Trend> trends = new ArrayList<>();
        for (Service service : WATCHED) {
            double after = new Scale(rig.process(service)).live();
            trends.add(new Trend(
                    service.word(),
                    samples.getOrDefault(service, List.of()),
                    live.getOrDefault(service, after),
                    after));
        }
        return trends;
    }

    /** Returns how many there are by then. */
    private static double awaitClassified(RunningProcess inference, double wanted, Headway headway)
            throws InterruptedException {
        double classified = classified(inference);
        while (classified < wanted) {
            if (headway.at((long) classified).compareTo(STALL) > 0) {
                throw new BenchException("inference has classified " + (long) classified
                        + " frames and does not get on. The end of its log:\n" + Home.tail(inference.log(), 15));
            }
            Thread.sleep(PAUSE);
            classified = classified(inference);
        }
        return classified;
    }

    private static double classified(RunningProcess inference) throws InterruptedException {
        return ServiceMetrics.of(inference).sum("fovea_frames_classified_total");
    }

    private String verdict(Report report) {
        List<String> grown = report.figures().stream()
                .filter(figure -> !figure.reachesGoal())
                .map(figure -> figure.name())
                .toList();
        return grown.isEmpty()
                ? "Flat: nothing has grown from the second to the last quarter of " + frames + " frames."
                : "Not flat: " + String.join(", ", grown) + ".";
    }
}
