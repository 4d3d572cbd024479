package dev.fovea.load.bench.peers;

import dev.fovea.load.bench.Bench;
import dev.fovea.load.bench.Effort;
import dev.fovea.load.bench.figures.ReportBuilder;
import dev.fovea.load.bench.figures.SideBySide;
import dev.fovea.load.bench.inference.Endpoint;
import dev.fovea.load.bench.inference.PackageFinder;
import dev.fovea.load.bench.inference.ServiceDrain;
import dev.fovea.load.bench.rig.ClipPictures;
import dev.fovea.load.bench.rig.Picture;
import dev.fovea.load.bench.rig.Rig;
import dev.fovea.load.cluster.Service;
import dev.fovea.resnet.packages.ModelPackage;
import dev.fovea.topics.ModelRef;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * {@code bench peers}: Fovea against what one would put together instead, with the same clip and the same network: a Python
 * program from clip to Kafka, and ONNX Runtime behind an HTTP endpoint.
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
        Optional<String> python = PythonProgram.python();
        if (python.isPresent()) {
            python(rig, python.get(), effort, report, progress);
        } else {
            report.note("the Python program is left out: apt install " + PythonProgram.PACKAGES);
        }
        endpoint(rig, model, effort, report, progress);
    }

    private void python(Rig rig, String python, Effort effort, ReportBuilder report, Consumer<String> progress)
            throws Exception {
        Path clip = effort.clip(rig).toAbsolutePath();
        progress.accept("trying the Python program's settings");
        try (ClipRun ours = new ClipRun(rig, clip, fps)) {
            int frames = ours.frames();
            try (PythonProgram theirs = PythonProgram.start(rig, python, clip, fps, network, frames / 4)) {
                int times = (int) Math.max(1, Math.round(effort.seconds() * theirs.rate() / frames));
                progress.accept("clip to tags: warming up");
                var _ = ours.measure(times, frames);
                progress.accept("clip to tags: " + times + " times " + frames + " frames a round");
                SideBySide sides = SideBySide.measure(
                        effort.repeat(), () -> ours.measure(times, frames), () -> theirs.measure(times * frames));
                String meaning = "ingest and inference ÷ Python program (" + theirs.setting() + ")";
                report.figure(sides.rate("clip to tags rate", meaning, "frames", null));
                report.figure(sides.cpu("clip to tags CPU", meaning, "frame", GOAL));
            }
            ours.finish();
        }
    }

    private void endpoint(Rig rig, ModelPackage model, Effort effort, ReportBuilder report, Consumer<String> progress)
            throws Exception {
        List<Picture> pictures = ClipPictures.read(effort.clip(rig), PICTURES);
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
