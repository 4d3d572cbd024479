package dev.fovea.resnet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.resnet.architecture.Architectures;
import dev.fovea.resnet.cli.TrainedAnswers;
import dev.fovea.resnet.packages.ModelPackage;
import dev.fovea.resnet.packages.PackageWriter;
import dev.fovea.resnet.parameters.Parameters;
import java.nio.ByteBuffer;
import java.nio.file.Path;
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
        Parameters trained = RandomParameters.of(EveryKindOfLayer.network(), Map.of());
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
}
