package dev.fovea.load.bench.inference;

import dev.fovea.inference.engine.Device;
import dev.fovea.load.bench.Bench;
import dev.fovea.load.bench.Effort;
import dev.fovea.load.bench.figures.ReportBuilder;
import dev.fovea.load.bench.figures.SideBySide;
import dev.fovea.load.bench.report.MachineReader;
import dev.fovea.load.bench.rig.ClipPictures;
import dev.fovea.load.bench.rig.Picture;
import dev.fovea.load.bench.rig.Rig;
import dev.fovea.load.client.InferenceClient;
import dev.fovea.load.cluster.Service;
import dev.fovea.resnet.packages.ModelPackage;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * {@code bench int8}: what a package's int8 version gains over the package itself, in the bare engine and through Kafka and the
 * service. Where there is no int8 version beside the package, one is made of it: as fast as any, and of unknown accuracy.
 *
 * @param packages float32, as {@link PackageFinder} takes them
 * @param batches largest batches to try; the package's own where empty
 */
public record Int8Bench(List<String> packages, List<Integer> batches) implements Bench {

    private static final int PICTURES = 64;
    /** Without VNNI, bytes are multiplied no faster than floats. */
    private static final double GOAL_WITH_VNNI = 2.5;

    public Int8Bench {
        packages = List.copyOf(packages);
        batches = List.copyOf(batches);
    }

    @Override
    public String name() {
        return "int8";
    }

    /**
     * What one comparison needs.
     *
     * @param pictures also as files in {@code folder}
     */
    private record Contest(
            Rig rig,
            Effort effort,
            ReportBuilder report,
            Consumer<String> progress,
            List<Picture> pictures,
            Path folder) {}

    @Override
    public void run(Rig rig, Effort effort, ReportBuilder report, Consumer<String> progress) throws Exception {
        List<Picture> pictures = ClipPictures.read(effort.clip(rig), PICTURES);
        Path folder = PictureFolder.write(pictures, rig.home().directory().resolve("pictures"));
        Contest contest = new Contest(rig, effort, report, progress, pictures, folder);
        for (String wanted : packages) {
            ModelPackage float32 = new PackageFinder(rig.home().models()).find(wanted);
            ModelPackage int8 = Int8Version.of(float32, rig, pictures, report, progress);
            List<Integer> sizes = batches.isEmpty() ? List.of(float32.card().maxBatch()) : batches;
            for (int batch : sizes) {
                compare(
                        contest,
                        PackageVariant.name(float32, batch),
                        PackageVariant.write(float32, batch, rig.home().models()),
                        PackageVariant.write(int8, batch, rig.home().models()));
            }
        }
    }

    private static void compare(Contest contest, String name, ModelPackage float32, ModelPackage int8)
            throws Exception {
        Effort effort = contest.effort;
        int batch = float32.card().maxBatch();
        Path log = contest.rig.home().logs().resolve("bare.log");
        int slow;
        int fast;
        contest.progress.accept(name + ": bare engine");
        try (BareEngine theirs =
                        BareEngine.start(contest.rig.project(), log, float32, contest.folder, Device.CPU, batch);
                BareEngine ours =
                        BareEngine.start(contest.rig.project(), log, int8, contest.folder, Device.CPU, batch)) {
            slow = effort.frames(theirs.chooseLayout(effort.seconds() / 4.0), batch);
            fast = effort.frames(ours.chooseLayout(effort.seconds() / 4.0), batch);
            contest.report.figure(
                    SideBySide.measure(effort.repeat(), () -> ours.compute(fast), () -> theirs.compute(slow))
                            .rate(name + " network", "int8 ÷ float32, bare engine, decoded already", "frames", goal()));
            contest.report.figure(
                    SideBySide.measure(effort.repeat(), () -> ours.measure(fast), () -> theirs.measure(slow))
                            .rate(name + " bare", "int8 ÷ float32, bare engine with decoding", "frames", null));
        }
        throughService(contest, name, float32, slow, int8, fast);
    }

    private static void throughService(
            Contest contest, String name, ModelPackage float32, int slow, ModelPackage int8, int fast)
            throws Exception {
        contest.progress.accept(name + ": service");
        Rig rig = contest.rig;
        rig.services(
                EnumSet.of(Service.INFERENCE),
                Optional.of(PackageVariant.path(float32)),
                Map.of("fovea.inference.mode", "complete", "fovea.inference.device", "cpu"));
        URI address = rig.process(Service.INFERENCE).address();
        try (ServiceDrain service = new ServiceDrain(rig, contest.pictures);
                InferenceClient client = new InferenceClient(address)) {
            SideBySide.Side ours = () -> {
                var _ = client.use(int8.card().name(), Optional.of(int8.card().version()));
                return service.measure(fast);
            };
            SideBySide.Side theirs = () -> {
                var _ = client.use(
                        float32.card().name(), Optional.of(float32.card().version()));
                return service.measure(slow);
            };
            // Compiles what a round runs.
            var _ = theirs.measure();
            var _ = ours.measure();
            contest.report.figure(SideBySide.measure(contest.effort.repeat(), ours, theirs)
                    .rate(name + " service", "int8 ÷ float32, service through Kafka", "frames", null));
            var _ = service.requireAllClassified();
        } finally {
            rig.stop(Service.INFERENCE);
        }
    }

    private static @Nullable Double goal() throws Exception {
        return MachineReader.read().flags().stream().anyMatch(flag -> flag.endsWith("vnni")) ? GOAL_WITH_VNNI : null;
    }
}
