package dev.fovea.resnet.quantisation;

import dev.fovea.resnet.architecture.Architecture;
import dev.fovea.resnet.architecture.Architectures;
import dev.fovea.resnet.cli.TrainedAnswers;
import dev.fovea.resnet.onnx.PackageExporter;
import dev.fovea.resnet.onnx.RandomParameters;
import dev.fovea.resnet.packages.ModelPackage;
import dev.fovea.resnet.packages.PackageWriter;
import dev.fovea.resnet.parameters.Parameters;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;

/** Packages of untrained networks, to be quantised. */
public final class Networks {

    private Networks() {}

    /** A ResNet-20 for ten labels. */
    public static ModelPackage resNet20(Path models) throws Exception {
        return packaged(Architectures.named("cifar-resnet-20", 10), models);
    }

    static ModelPackage packaged(Architecture network, Path models) throws Exception {
        Parameters parameters = RandomParameters.of(network, Map.of());
        return new PackageExporter(new PackageWriter(models))
                .export(
                        parameters,
                        new PackageExporter.Details(network.name(), "1", 0.5, 8, null, null, null),
                        TrainedAnswers.of(
                                parameters, noise(1, parameters.input().bytes()), 1));
    }

    static ByteBuffer noise(int pictures, int bytesEach) {
        byte[] bytes = new byte[pictures * bytesEach];
        new Random(5).nextBytes(bytes);
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).clear();
    }
}
