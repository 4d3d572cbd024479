package dev.fovea.load.bench.peers;

import dev.fovea.load.bench.Bench;
import dev.fovea.load.bench.Effort;
import dev.fovea.load.bench.figures.ReportBuilder;
import dev.fovea.load.bench.figures.SideBySide;
import dev.fovea.load.bench.inference.Endpoint;
import dev.fovea.load.bench.inference.Int8Version;
import dev.fovea.load.bench.inference.PackageFinder;
import dev.fovea.load.bench.inference.ServiceDrain;
import dev.fovea.load.bench.rig.ClipPictures;
import dev.fovea.load.bench.rig.Picture;
import dev.fovea.load.bench.rig.Rig;
import dev.fovea.load.client.InferenceClient;
import dev.fovea.load.cluster.Service;
import dev.fovea.resnet.packages.ModelPackage;
import dev.fovea.topics.ModelRef;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * {@code bench peers}: Fovea against what one would put together instead, with the same clip and the same network: a Python
 * program from clip to Kafka, and ONNX Runtime behind an HTTP endpoint. Beside the Python program Fovea is measured twice, with
 * the numbers that the program has and with the int8 version that Fovea makes of them.
 *
 * @param network one that {@link PythonProgram} can run as well
 * @param fps kept of each second of the clip
 */
public record PeersBench(String network, double fps) implements Bench {

    private static final double GOAL = 1 / 1.5;
    private static final int PICTURES = 64;

    @Override
    public String name() {
        return "peers";
    }

    @Override
    public void run(Rig rig, Effort effort, ReportBuilder report, Consumer<String> progress) throws Exception {
        ModelPackage model = new PackageFinder(rig.home().models()).find(network);
        rig.services(
                EnumSet.of(Service.INGEST, Service.INFERENCE),
                Optional.of(new ModelRef(model.card().name(), model.card().version()).path()),
                Map.of("fovea.inference.mode", "complete"));
        List<Picture> pictures = ClipPictures.read(effort.clip(rig), PICTURES);
        endpoint(rig, model, pictures, effort, report, progress);
        Optional<String> python = PythonProgram.python();
        if (python.isPresent()) {
            ModelPackage int8 = Int8Version.of(model, rig, pictures, report, progress);
            python(rig, python.get(), int8, effort, report, progress);
        } else {
            report.note("the Python program is left out: apt install " + PythonProgram.PACKAGES);
        }
    }

    private void python(
            Rig rig, String python, ModelPackage int8, Effort effort, ReportBuilder report, Consumer<String> progress)
            throws Exception {
        Path clip = effort.clip(rig).toAbsolutePath();
        progress.accept("trying the Python program's settings");
        try (ClipRun ours = new ClipRun(rig, clip, fps);
                InferenceClient client =
                        new InferenceClient(rig.process(Service.INFERENCE).address())) {
            int frames = ours.frames();
            try (PythonProgram theirs = PythonProgram.start(rig, python, clip, fps, network, frames / 4)) {
                Contest contest = new Contest(effort, report, progress, ours, theirs, frames);
                contest.compare("clip to tags", "ingest and inference", null);
                var _ = client.use(int8.card().name(), Optional.of(int8.card().version()));
                contest.compare("clip to tags int8", "ingest and inference, the network as int8,", GOAL);
            }
            ours.finish();
        }
    }

    /**
     * Fovea and the Python program at the same clip.
     *
     * @param frames kept of each time through the clip
     */
    private record Contest(
            Effort effort,
            ReportBuilder report,
            Consumer<String> progress,
            ClipRun ours,
            PythonProgram theirs,
            int frames) {

        void compare(String name, String what, @Nullable Double goal) throws Exception {
            int times = (int) Math.max(1, Math.round(effort.seconds() * theirs.rate() / frames));
            progress.accept(name + ": warming up");
            var _ = ours.measure(times, frames);
            progress.accept(name + ": " + times + " times " + frames + " frames a round");
            SideBySide sides = SideBySide.measure(
                    effort.repeat(), () -> ours.measure(times, frames), () -> theirs.measure(times * frames));
            String meaning = what + " ÷ Python program (float32, " + theirs.setting() + ")";
            report.figure(sides.rate(name + " rate", meaning, "frames", null));
            report.figure(sides.cpu(name + " CPU", meaning, "frame", goal));
        }
    }

    private void endpoint(
            Rig rig,
            ModelPackage model,
            List<Picture> pictures,
            Effort effort,
            ReportBuilder report,
            Consumer<String> progress)
            throws Exception {
        int cores = Runtime.getRuntime().availableProcessors();
        try (ServiceDrain ours = new ServiceDrain(rig, pictures);
                Endpoint theirs = Endpoint.start(rig, model, cores, pictures)) {
            progress.accept("pictures to tags: warming up");
            var _ = theirs.measure(2 * PICTURES);
            double rate = theirs.measure(2 * PICTURES).rate();
            int frames = effort.frames(rate, model.card().maxBatch());
            ours.warmUp(frames);
            progress.accept("pictures to tags: " + frames + " frames a round");
            SideBySide sides =
                    SideBySide.measure(effort.repeat(), () -> ours.measure(frames), () -> theirs.measure(frames));
            String meaning = "service through Kafka ÷ ONNX Runtime behind HTTP, a picture a request on each core";
            report.figure(sides.rate("pictures to tags rate", meaning, "frames", null));
            report.figure(sides.cpu("pictures to tags CPU", meaning, "frame", null));
            var _ = ours.requireAllClassified();
        }
    }
}
