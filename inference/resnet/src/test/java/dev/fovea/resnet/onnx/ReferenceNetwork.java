package dev.fovea.resnet.onnx;

import dev.fovea.resnet.SharedFolder;
import dev.fovea.resnet.packages.InputFormat;
import dev.fovea.resnet.packages.ModelCard;
import dev.fovea.resnet.packages.ModelPackage;
import dev.fovea.resnet.packages.Normalisation;
import dev.fovea.resnet.packages.PackageWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The ResNet-20 that others trained on CIFAR-10. */
public final class ReferenceNetwork {

    public static final String FILE = "reference/resnet20-cifar10.onnx";
    public static final List<String> LABELS =
            List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

    private ReferenceNetwork() {}

    /** Imports it below a folder; skips the calling test where the file is missing. */
    public static ModelPackage importInto(Path models) throws Exception {
        return new PackageImporter(new PackageWriter(models))
                .importClassifier(Files.readAllBytes(SharedFolder.need(FILE)), LABELS, card());
    }

    static ModelCard card() {
        return new ModelCard(
                "resnet20-reference",
                "1",
                InputFormat.stretch(32, 32),
                Normalisation.IMAGENET,
                LABELS.size(),
                null,
                null,
                0.5,
                32,
                Map.of(),
                "CIFAR-10 (lossless), by others",
                "BSD-2-Clause",
                null);
    }
}
