package dev.fovea.load.bench.ingest;

import dev.fovea.load.bench.Bench;
import dev.fovea.load.bench.Effort;
import dev.fovea.load.bench.figures.ReportBuilder;
import dev.fovea.load.bench.figures.Round;
import dev.fovea.load.bench.figures.SideBySide;
import dev.fovea.load.bench.rig.ClipPictures;
import dev.fovea.load.bench.rig.FramesBroom;
import dev.fovea.load.bench.rig.Picture;
import dev.fovea.load.bench.rig.PictureServer;
import dev.fovea.load.bench.rig.Rig;
import dev.fovea.load.bench.rig.Stopwatch;
import dev.fovea.load.bench.rig.Worker;
import dev.fovea.load.cluster.Service;
import dev.fovea.topics.Camera;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * {@code bench ingest}: what a captured frame costs, of a video and of a camera that sends JPEGs itself.
 *
 * @param fps kept of each second of the clip
 * @param maxSide longest side of the published picture, pixels
 */
public record IngestBench(double fps, int maxSide) implements Bench {

    private static final double GOAL = 1.1;
    private static final int PICTURES = 64;
    private static final int CAMERAS = 4;
    private static final int CAMERA_FPS = 60;

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public void run(Rig rig, Effort effort, ReportBuilder report, Consumer<String> progress) throws Exception {
        rig.services(EnumSet.of(Service.INGEST), Optional.empty(), Map.of());
        try (IngestRound ingest = new IngestRound(rig)) {
            Optional<FfmpegProgram> ffmpeg = FfmpegProgram.find();
            if (ffmpeg.isPresent()) {
                video(rig, effort, report, progress, ingest, ffmpeg.get());
            } else {
                report.note("video is left out: there is no ffmpeg program on the PATH (apt install ffmpeg)");
            }
            passThrough(rig, effort, report, progress, ingest);
        }
    }

    private void video(
            Rig rig,
            Effort effort,
            ReportBuilder report,
            Consumer<String> progress,
            IngestRound ingest,
            FfmpegProgram ffmpeg)
            throws Exception {
        Path clip = effort.clip(rig).toAbsolutePath();
        List<Camera> camera = List.of(new Camera(
                "clip", clip.toString(), true, fps, false, maxSide, Camera.RegionMode.WHOLE, Camera.Pace.MAX, true));
        progress.accept("video: warming up");
        Round warm = ingest.measure(camera, effort.seconds());
        int frames = Math.max(1, (int) warm.units());
        progress.accept("video: about " + frames + " frames a round");
        SideBySide sides = SideBySide.measure(
                effort.repeat(),
                () -> ingest.measure(camera, effort.seconds()),
                () -> ffmpeg.measure(clip, frames, fps, maxSide));
        report.figure(sides.rate(
                "video rate", "ingest, with Kafka ÷ ffmpeg program; one thread decodes and encodes", "frames", null));
        report.figure(sides.cpu("video CPU", "ingest, with Kafka ÷ ffmpeg program", "frame", GOAL));
    }

    private static void passThrough(
            Rig rig, Effort effort, ReportBuilder report, Consumer<String> progress, IngestRound ingest)
            throws Exception {
        List<Picture> pictures = ClipPictures.read(effort.clip(rig), PICTURES);
        int bytes =
                (int) pictures.stream().mapToInt(p -> p.jpeg().length).average().orElseThrow();
        Path log = rig.home().logs().resolve("copy.log");
        try (PictureServer server = new PictureServer(pictures, CAMERA_FPS);
                Worker copy = Worker.start(
                        rig.project(),
                        log,
                        CopyMain.class,
                        List.of(
                                rig.kafka(),
                                Integer.toString(server.port()),
                                Integer.toString(CAMERAS),
                                Integer.toString(bytes)))) {
            List<Camera> cameras = IntStream.range(0, CAMERAS)
                    .mapToObj(i -> camera("mjpeg-" + i, server))
                    .toList();
            progress.accept("pass-through: warming up");
            var _ = ingest.measure(cameras, effort.seconds());
            int records = CAMERA_FPS * effort.seconds();
            var _ = copied(rig, copy, records);
            SideBySide sides = SideBySide.measure(
                    effort.repeat(), () -> ingest.measure(cameras, effort.seconds()), () -> copied(rig, copy, records));
            report.figure(sides.cpu(
                    "pass-through CPU",
                    "ingest of " + CAMERAS + " MJPEG cameras ÷ copying as many bytes from socket to broker",
                    "frame",
                    null));
        }
    }

    private static Camera camera(String id, PictureServer server) {
        return new Camera(
                id,
                server.address(id),
                true,
                2 * CAMERA_FPS,
                false,
                1280,
                Camera.RegionMode.WHOLE,
                Camera.Pace.SOURCE,
                false);
    }

    private static Round copied(Rig rig, Worker copy, int records) throws Exception {
        Stopwatch watch = Stopwatch.start(copy.processor());
        var _ = copy.ask(Integer.toString(records));
        Round round = watch.stop((double) CAMERAS * records);
        FramesBroom.sweep(rig.kafka());
        return round;
    }
}
