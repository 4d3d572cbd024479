package dev.fovea.resnet.onnx;

import dev.fovea.resnet.packages.InputFormat;
import dev.fovea.resnet.packages.ModelCard;
import dev.fovea.resnet.packages.ModelPackage;
import dev.fovea.resnet.packages.Normalisation;
import dev.fovea.resnet.packages.PackageWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A package whose answer is the softmax of (channel − 0.5) ÷ std: a red picture is {@code red}. */
public final class TinyPackage {

    public static final List<String> LABELS = List.of("red", "green", "blue");
    public static final int SIDE = 4;

    private TinyPackage() {}

    /** Writes it; the smaller {@code std} is, the surer are its answers. */
    public static ModelPackage write(Path models, String name, double std) throws Exception {
        ModelCard card = new ModelCard(
                name,
                "1",
                InputFormat.stretch(SIDE, SIDE),
                new Normalisation(List.of(0.5, 0.5, 0.5), List.of(std, std, std)),
                LABELS.size(),
                null,
                "blue",
                0.6,
                3,
                Map.of(),
                null,
                null,
                null);
        return new PackageImporter(new PackageWriter(models))
                .importClassifier(TinyClassifier.bytes(-1, SIDE), LABELS, card);
    }
}
