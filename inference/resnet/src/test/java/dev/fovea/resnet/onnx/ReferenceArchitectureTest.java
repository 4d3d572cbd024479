package dev.fovea.resnet.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.resnet.SharedFolder;
import dev.fovea.resnet.cli.TrainedAnswers;
import dev.fovea.resnet.evaluation.PictureSample;
import dev.fovea.resnet.evaluation.PictureSet;
import dev.fovea.resnet.packages.ModelPackage;
import dev.fovea.resnet.packages.PackageWriter;
import dev.fovea.resnet.parameters.Parameters;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the numbers of a ResNet-20 trained by others, this project's description of one answers as theirs does: it is the paper's. */
class ReferenceArchitectureTest {

    private static final int PICTURES = 256;
    private static final float TOLERANCE = 1e-4f;

    @TempDir
    private Path models;

    private Parameters ours;
    private ModelPackage theirs;
    private ByteBuffer pixels;

    @BeforeEach
    void read() throws Exception {
        ours = ReferenceParameters.read();
        theirs = ReferenceNetwork.importInto(models);
        PictureSet pictures = PictureSet.at(SharedFolder.need("cifar-10-images.tar"));
        pixels = PictureSample.draw(pictures, "test", PICTURES, ours.input(), 1);
    }

    @Test
    void shouldGiveTheSameFeaturesAndProbabilitiesAsTheOriginalFile() throws Exception {
        ModelPackage exported = new PackageExporter(new PackageWriter(models))
                .export(
                        ours,
                        new PackageExporter.Details("ours", "1", 0.5, 32, null, null, null),
                        TrainedAnswers.of(ours, pixels, 2));

        OnnxNetwork.Answers expected = answers(theirs);
        OnnxNetwork.Answers found = answers(exported);

        assertClose(found.probabilities(), expected.probabilities());
        assertClose(Objects.requireNonNull(found.embedding()), Objects.requireNonNull(expected.embedding()));
    }

    @Test
    void shouldGiveTheSameProbabilitiesOnLibtorchAsTheOriginalFile() throws Exception {
        float[][] found = TrainedAnswers.of(ours, pixels, 2).probabilities();

        assertClose(found, answers(theirs).probabilities());
    }

    private OnnxNetwork.Answers answers(ModelPackage model) throws Exception {
        try (OnnxNetwork network = OnnxNetwork.open(model, 2)) {
            return network.classify(pixels, 0, PICTURES);
        }
    }

    private static void assertClose(float[][] found, float[][] expected) {
        assertThat(found).hasDimensions(expected.length, expected[0].length);
        float greatest = 0;
        for (int i = 0; i < found.length; i++) {
            for (int j = 0; j < found[i].length; j++) {
                assertThat(found[i][j]).isNotNaN();
                greatest = Math.max(greatest, Math.abs(found[i][j] - expected[i][j]));
            }
        }
        assertThat(greatest).isLessThan(TOLERANCE);
    }
}
