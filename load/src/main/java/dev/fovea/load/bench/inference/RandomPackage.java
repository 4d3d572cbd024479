package dev.fovea.load.bench.inference;

import dev.fovea.resnet.architecture.Architecture;
import dev.fovea.resnet.architecture.Architectures;
import dev.fovea.resnet.onnx.OnnxGraphException;
import dev.fovea.resnet.onnx.PackageExporter;
import dev.fovea.resnet.onnx.ReferenceAnswers;
import dev.fovea.resnet.packages.InputFormat;
import dev.fovea.resnet.packages.ModelPackage;
import dev.fovea.resnet.packages.ModelPackageException;
import dev.fovea.resnet.packages.Normalisation;
import dev.fovea.resnet.packages.PackageWriter;
import dev.fovea.resnet.parameters.Parameters;
import dev.fovea.resnet.training.Initialisation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A network of the paper with untrained numbers, as a model package: its answers are worthless, its speed is not. */
final class RandomPackage {

    private static final int LABELS = 1000;
    private static final int SIDE = 224;
    private static final int RESIZE = 256;
    private static final int MAX_BATCH = 64;
    private static final long SEED = 1;

    private RandomPackage() {}

    /**
     * Writes {@code <models>/<architecture>/random/}.
     *
     * @param name of an ImageNet network, such as {@code resnet-50}
     */
    static ModelPackage write(String name, Path models) throws IOException, ModelPackageException, OnnxGraphException {
        Architecture architecture = Architectures.named(name, LABELS);
        List<String> labels =
                IntStream.range(0, LABELS).mapToObj(i -> "label-" + i).toList();
        Parameters parameters = new Parameters(
                architecture,
                labels,
                InputFormat.crop(SIDE, SIDE, RESIZE),
                Normalisation.IMAGENET,
                Initialisation.of(architecture, SEED),
                Map.of());
        ReferenceAnswers none = new ReferenceAnswers(ByteBuffer.allocateDirect(0), new float[0][]);
        return new PackageExporter(new PackageWriter(models))
                .export(
                        parameters,
                        new PackageExporter.Details(name, "random", 0, MAX_BATCH, "nothing", null, null),
                        none);
    }
}
