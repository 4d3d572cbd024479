package dev.fovea.load.bench.inference;

import dev.fovea.inference.engine.Device;
import dev.fovea.load.bench.Bench;
import dev.fovea.load.bench.Effort;
import dev.fovea.load.bench.figures.ReportBuilder;
import dev.fovea.load.bench.figures.SideBySide;
import dev.fovea.load.bench.rig.ClipPictures;
import dev.fovea.load.bench.rig.Picture;
import dev.fovea.load.bench.rig.Rig;
import dev.fovea.load.cluster.Service;
import dev.fovea.resnet.packages.ModelPackage;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * {@code bench inference}: frames a second through Kafka and the service against the bare engine on the same pictures.
 *
 * @param packages as {@link PackageFinder} takes them
 * @param batches largest batches to try; the package's own where empty
 * @param device as in {@code fovea.inference.device}
 * @param settings further ones of the service, by their full names
 */
public record InferenceBench(List<String> packages, List<Integer> batches, Device device, Map<String, String> settings)
        implements Bench {

    private static final int PICTURES = 64;
    private static final double GOAL = 0.95;

    public InferenceBench {
        packages = List.copyOf(packages);
        batches = List.copyOf(batches);
        settings = Map.copyOf(settings);
    }

    @Override
    public String name() {
        return "inference";
    }

    @Override
    public void run(Rig rig, Effort effort, ReportBuilder report, Consumer<String> progress) throws Exception {
        List<Picture> pictures = ClipPictures.read(effort.clip(rig), PICTURES);
        Path folder = PictureFolder.write(pictures, rig.home().directory().resolve("pictures"));
        PackageFinder finder = new PackageFinder(rig.home().models());
        for (String wanted : packages) {
            ModelPackage original = finder.find(wanted);
            List<Integer> sizes = batches.isEmpty() ? List.of(original.card().maxBatch()) : batches;
            for (int batch : sizes) {
                ModelPackage model =
                        PackageVariant.write(original, batch, rig.home().models());
                String name = PackageVariant.name(original, batch);
                compare(rig, effort, report, progress, name, model, pictures, folder);
            }
        }
    }

    private void compare(
            Rig rig,
            Effort effort,
            ReportBuilder report,
            Consumer<String> progress,
            String name,
            ModelPackage model,
            List<Picture> pictures,
            Path folder)
            throws Exception {
        int batch = model.card().maxBatch();
        progress.accept(name + ": warming up");
        rig.services(EnumSet.of(Service.INFERENCE), Optional.of(PackageVariant.path(model)), properties());
        Path log = rig.home().logs().resolve("bare.log");
        try (BareEngine bare = BareEngine.start(rig.project(), log, model, folder, device, batch);
                ServiceDrain service = new ServiceDrain(rig, pictures)) {
            double rate = bare.chooseLayout(effort.seconds() / 4.0);
            int frames = effort.frames(rate, batch);
            service.warmUp(frames);
            var _ = bare.measure(frames);
            progress.accept(name + ": " + frames + " frames a round");
            SideBySide sides =
                    SideBySide.measure(effort.repeat(), () -> service.measure(frames), () -> bare.measure(frames));
            report.figure(sides.rate(
                    name + " rate", "service through Kafka ÷ bare engine (" + bare.layout() + ")", "frames", GOAL));
            report.figure(sides.cpu(name + " CPU", "service's process ÷ bare engine's process", "frame", null));
            service.explain(name, report);
        } finally {
            rig.stop(Service.INFERENCE);
        }
    }

    private Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>(settings);
        properties.put("fovea.inference.mode", "complete");
        properties.put("fovea.inference.device", device.name().toLowerCase(Locale.ROOT));
        return properties;
    }
}
