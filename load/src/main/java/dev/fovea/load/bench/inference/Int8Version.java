package dev.fovea.load.bench.inference;

import dev.fovea.load.bench.figures.ReportBuilder;
import dev.fovea.load.bench.rig.Picture;
import dev.fovea.load.bench.rig.Rig;
import dev.fovea.resnet.packages.ModelPackage;
import dev.fovea.resnet.packages.ModelPackageException;
import dev.fovea.resnet.packages.PackageWriter;
import dev.fovea.resnet.quantisation.CalibrationPictures;
import dev.fovea.resnet.quantisation.QuantisedExporter;
import dev.fovea.resnet.quantisation.Quantiser;
import dev.fovea.resnet.quantisation.RangeMethod;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A package's int8 version: the one beside it or, where there is none, one made for the run, as fast as any. */
public final class Int8Version {

    private static final int WEIGHT_BITS = 8;

    private Int8Version() {}

    /**
     * Finds or makes it; the report says if it was made, since its accuracy is unknown then.
     *
     * @param pictures whose ranges it is made with
     * @throws ModelPackageException if the version that lies there is broken
     */
    public static ModelPackage of(
            ModelPackage float32, Rig rig, List<Picture> pictures, ReportBuilder report, Consumer<String> progress)
            throws Exception {
        String version = QuantisedExporter.versionOf(float32);
        Path beside = float32.folder().resolveSibling(version);
        if (Files.exists(beside)) {
            return ModelPackage.read(beside);
        }
        progress.accept("making an int8 version of " + float32.folder());
        Path folder = PictureFolder.write(pictures, rig.home().directory().resolve("calibration"));
        ByteBuffer pixels = CalibrationPictures.draw(
                folder, "calibration", pictures.size(), float32.card().input());
        Quantiser quantiser = new Quantiser(
                RangeMethod.MIN_MAX, WEIGHT_BITS, Runtime.getRuntime().availableProcessors());
        report.note(float32.card().name() + "/" + version
                + " was made for this run, with ranges of the same pictures; its accuracy was not measured");
        return new QuantisedExporter(new PackageWriter(rig.home().models()), quantiser)
                .export(float32, version, pixels, Optional.empty());
    }
}
