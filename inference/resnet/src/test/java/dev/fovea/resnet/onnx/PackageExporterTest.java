package dev.fovea.resnet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.resnet.architecture.Architecture;
import dev.fovea.resnet.architecture.Architectures;
import dev.fovea.resnet.architecture.Layer;
import dev.fovea.resnet.architecture.Shape;
import dev.fovea.resnet.architecture.Shortcut;
import dev.fovea.resnet.cli.TrainedAnswers;
import dev.fovea.resnet.packages.ModelPackage;
import dev.fovea.resnet.packages.PackageWriter;
import dev.fovea.resnet.parameters.Parameters;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackageExporterTest {

    private static final PackageExporter.Details DETAILS =
            new PackageExporter.Details("exported", "1", 0.5, 8, "noise", "CC0", null);

    @TempDir
    private Path models;

    @ParameterizedTest
    @ValueSource(strings = {"cifar-resnet-20", "cifar-plain-20"})
    void shouldAnswerAsTheTrainedNetworkDoes(String name) throws Exception {
        Parameters trained = RandomParameters.of(Architectures.named(name, 10), Map.of());
        ByteBuffer pixels = noise(trained, 40);

        ModelPackage model = exporter().export(trained, DETAILS, TrainedAnswers.of(trained, pixels, 1));

        assertThat(model.card().embedding()).isEqualTo(64);
        assertThat(model.card().labels()).isEqualTo(10);
    }

    @Test
    void shouldAnswerAsTheTrainedNetworkDoesWithEveryKindOfLayer() throws Exception {
        Parameters trained = RandomParameters.of(everyKindOfLayer(), Map.of());
        ByteBuffer pixels = noise(trained, 8);

        ModelPackage model = exporter().export(trained, DETAILS, TrainedAnswers.of(trained, pixels, 1));

        assertThat(model.card().embedding()).isEqualTo(5);
    }

    @Test
    void shouldFoldTheTemperatureIntoTheLastLayer() throws Exception {
        Parameters sharp = RandomParameters.of(Architectures.named("cifar-resnet-20", 10), Map.of());
        Parameters calibrated = sharp.with(Parameters.TEMPERATURE, "3.5");
        ByteBuffer pixels = noise(sharp, 8);
        ReferenceAnswers answers = TrainedAnswers.of(calibrated, pixels, 1);

        ModelPackage model = exporter().export(calibrated, DETAILS, answers);

        try (OnnxNetwork network = OnnxNetwork.open(model, 1)) {
            float[] found = network.classify(pixels, 0, 1).probabilities()[0];
            float[] before = TrainedAnswers.of(sharp, pixels, 1).probabilities()[0];
            assertThat(greatest(found)).isLessThan(greatest(before));
        }
    }

    @Test
    void shouldNoteTheLabelThatMeansNothing() throws Exception {
        Parameters trained =
                RandomParameters.of(Architectures.named("cifar-resnet-20", 11), Map.of(Parameters.NONE, "label-10"));

        ModelPackage model = exporter().export(trained, DETAILS, TrainedAnswers.of(trained, noise(trained, 2), 1));

        assertThat(model.none()).hasValue(10);
    }

    @Test
    void shouldWriteNothingIfTheAnswersDiffer() {
        Parameters trained = RandomParameters.of(Architectures.named("cifar-resnet-20", 10), Map.of());
        ByteBuffer pixels = noise(trained, 1);
        float[][] others = TrainedAnswers.of(trained, pixels, 1).probabilities();
        others[0][3] += 0.01f;

        assertThatThrownBy(() -> exporter().export(trained, DETAILS, new ReferenceAnswers(pixels, others)))
                .isInstanceOf(OnnxGraphException.class)
                .hasMessageContaining("of label 3 for picture 0");
        assertThat(models).isEmptyDirectory();
    }

    private PackageExporter exporter() {
        return new PackageExporter(new PackageWriter(models));
    }

    private static ByteBuffer noise(Parameters parameters, int pictures) {
        byte[] bytes = new byte[pictures * parameters.input().bytes()];
        new Random(3).nextBytes(bytes);
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).clear();
    }

    private static float greatest(float[] values) {
        float greatest = 0;
        for (float value : values) {
            greatest = Math.max(greatest, value);
        }
        return greatest;
    }

    /** Odd sizes, biases, pooling, all shortcuts, dropout and two linear layers, in one small network. */
    private static Architecture everyKindOfLayer() {
        Layer.Residual projected = new Layer.Residual(
                "projected",
                List.of(
                        new Layer.Convolution("projected.conv1", 4, 3, 1, 2, 0, false),
                        new Layer.BatchNorm("projected.bn1", 3),
                        new Layer.Relu(),
                        new Layer.Convolution("projected.conv2", 3, 6, 3, 1, 1, false),
                        new Layer.BatchNorm("projected.bn2", 6)),
                new Shortcut.Projection(
                        new Layer.Convolution("projected.downsample.0", 4, 6, 1, 2, 0, false),
                        new Layer.BatchNorm("projected.downsample.1", 6)));
        Layer.Residual padded = new Layer.Residual(
                "padded",
                List.of(
                        new Layer.Convolution("padded.conv1", 6, 9, 3, 2, 1, false),
                        new Layer.BatchNorm("padded.bn1", 9)),
                new Shortcut.ZeroPadding(2, 1, 2));
        Layer.Residual identical = new Layer.Residual(
                "identical",
                List.of(
                        new Layer.Convolution("identical.conv1", 9, 9, 3, 1, 1, false),
                        new Layer.BatchNorm("identical.bn1", 9)),
                new Shortcut.Identity());
        return new Architecture(
                "every-kind",
                new Shape(3, 29, 33),
                4,
                List.of(
                        new Layer.Convolution("stem", 3, 4, 3, 1, 1, true),
                        new Layer.Relu(),
                        new Layer.MaxPool(3, 2, 1),
                        new Layer.Sequence("stage", List.of(projected, padded, identical)),
                        new Layer.Flatten(),
                        new Layer.Linear("classifier.0", 9 * 4 * 5, 5),
                        new Layer.Relu(),
                        new Layer.Dropout(0.5),
                        new Layer.Linear("classifier.3", 5, 4)));
    }
}
