package dev.fovea.resnet.quantisation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.resnet.SharedFolder;
import dev.fovea.resnet.evaluation.PictureSet;
import dev.fovea.resnet.onnx.ReferenceNetwork;
import dev.fovea.resnet.packages.ModelPackage;
import dev.fovea.resnet.packages.PackageWriter;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On real pictures an int8 network keeps at least 99 % of what the float32 one is right on. */
class QuantisedAccuracyIT {

    private static final double KEPT = 0.99;

    @TempDir
    private Path models;

    @Test
    void shouldKeepTheAccuracyOfTheShippedTagger() throws Exception {
        requireKept(ModelPackage.read(Path.of("../models/fovea-cifar10/1")));
    }

    @Test
    void shouldKeepTheAccuracyOfAnImportedNetwork() throws Exception {
        requireKept(ReferenceNetwork.importInto(models));
    }

    private void requireKept(ModelPackage original) throws Exception {
        Path tar = SharedFolder.need("cifar-10-images.tar");
        ByteBuffer pixels =
                CalibrationPictures.draw(tar, "train", 512, original.card().input());

        ModelPackage quantised = new QuantisedExporter(
                        new PackageWriter(models), new Quantiser(RangeMethod.PERCENTILE, 8, 2))
                .export(
                        original,
                        QuantisedExporter.versionOf(original),
                        pixels,
                        Optional.of(new AccuracyCheck(PictureSet.at(tar), "test", KEPT)));

        assertThat(quantised.card().accuracy())
                .hasEntrySatisfying(
                        "keptOfFloat32", kept -> assertThat((Double) kept).isGreaterThanOrEqualTo(KEPT));
    }
}
