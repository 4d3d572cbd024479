package dev.fovea.inference.testing;

import dev.fovea.inference.engine.DjlEngine;
import dev.fovea.resnet.onnx.PackageImporter;
import dev.fovea.resnet.packages.InputFormat;
import dev.fovea.resnet.packages.ModelCard;
import dev.fovea.resnet.packages.Normalisation;
import dev.fovea.resnet.packages.PackageWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The trained ResNet-20 of the shared data as a model package. */
public final class ReferencePackage {

    public static final String NAME = "resnet20-cifar10";

    private static final List<String> LABELS =
            List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

    private ReferencePackage() {}

    /** Imports it as version 1 into a folder of packages; skips the test where the data is missing. */
    public static Path importInto(Path models) throws Exception {
        Path onnx = SharedPictures.file("reference/resnet20-cifar10.onnx");
        DjlEngine.start();
        ModelCard card = new ModelCard(
                NAME,
                "1",
                InputFormat.stretch(32, 32),
                new Normalisation(List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225)),
                LABELS.size(),
                null,
                null,
                0.5,
                32,
                Map.of(),
                "CIFAR-10",
                "BSD-2-Clause",
                Map.of("test error", 0.1897));
        return new PackageImporter(new PackageWriter(models))
                .importClassifier(Files.readAllBytes(onnx), LABELS, card)
                .folder();
    }
}
