package dev.fovea.resnet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fovea.resnet.packages.InputFormat;
import dev.fovea.resnet.packages.ModelCard;
import dev.fovea.resnet.packages.ModelPackage;
import dev.fovea.resnet.packages.ModelPackageException;
import dev.fovea.resnet.packages.Normalisation;
import dev.fovea.resnet.packages.PackageWriter;
import dev.fovea.resnet.pictures.PictureLimits;
import dev.fovea.resnet.pictures.Preprocessor;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageImporterTest {

    private static final int SIDE = 4;
    private static final List<String> COLOURS = List.of("red", "green", "blue");

    @TempDir
    private Path models;

    @Test
    void shouldGiveTheSoftmaxOfTheNormalisedMeansForATinyClassifier() throws Exception {
        ModelPackage model = importTiny(-1, COLOURS);

        OnnxNetwork.Answers answers = classify(model, 255, 51, 0);

        // normalised: (1 - 0.5)/0.25 = 2, (0.2 - 0.5)/0.25 = -1.2, (0 - 0.5)/0.25 = -2
        assertThat(Objects.requireNonNull(answers.embedding())[0])
                .containsExactly(new float[] {2, -1.2f, -2}, within(1e-5f));
        double sum = Math.exp(2) + Math.exp(-1.2) + Math.exp(-2);
        assertThat(answers.probabilities()[0])
                .containsExactly(
                        new float[] {
                            (float) (Math.exp(2) / sum), (float) (Math.exp(-1.2) / sum), (float) (Math.exp(-2) / sum)
                        },
                        within(1e-5f));
    }

    @Test
    void shouldFreeTheBatchOfAGraphExportedForOnePicture() throws Exception {
        ModelPackage model = importTiny(1, COLOURS);

        ByteBuffer pixels = ByteBuffer.allocateDirect(5 * model.card().input().bytes());
        OnnxNetwork.Answers answers;
        try (OnnxNetwork network = OnnxNetwork.open(model, 1)) {
            answers = network.classify(pixels, 0, 5);
        }

        assertThat(answers.probabilities()).hasDimensions(5, 3);
    }

    @Test
    void shouldNoteTheLengthOfTheEmbeddingInTheCard() throws Exception {
        ModelPackage model = importTiny(-1, COLOURS);

        assertThat(model.card().embedding()).isEqualTo(3);
    }

    @Test
    void shouldRefuseLabelsThatAreNotAsManyAsTheOutputs() {
        assertThatThrownBy(() -> importTiny(-1, List.of("red", "green")))
                .isInstanceOf(OnnxGraphException.class)
                .hasMessage("labels: found 2; accepted: 3, as many as the network's outputs");
        assertThat(models).isEmptyDirectory();
    }

    @Test
    void shouldRefuseAnotherInputSizeThanTheGraphs() {
        byte[] onnx = TinyClassifier.bytes(-1, SIDE);

        assertThatThrownBy(() -> importer().importClassifier(onnx, COLOURS, card(InputFormat.stretch(8, 8))))
                .isInstanceOf(OnnxGraphException.class)
                .hasMessageContaining("found FLOAT [N, 3, 4, 4]")
                .hasMessageContaining("accepted: FLOAT [N, 3, 8, 8]");
    }

    @Test
    void shouldRefuseAFileThatIsNoOnnxModel() {
        byte[] text = "certainly not".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> importer().importClassifier(text, COLOURS, card(InputFormat.stretch(SIDE, SIDE))))
                .isInstanceOf(OnnxGraphException.class)
                .hasMessageContaining("accepted: an ONNX file");
    }

    @Test
    void shouldNotWriteOverAVersionThatExists() throws Exception {
        importTiny(-1, COLOURS);

        assertThatThrownBy(() -> importTiny(-1, COLOURS))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining("accepted: another version");
    }

    @Test
    void shouldFindTheFeaturesOfTheReferenceNetwork() throws Exception {
        ModelPackage model = ReferenceNetwork.importInto(models);

        assertThat(model.card().embedding()).isEqualTo(64);
        assertThat(model.labels()).hasSize(10);
    }

    /** The centre of 224 is 7/8 of a side resized to 256, and 28/29 of one resized to 232: torchvision's two ways. */
    @ParameterizedTest
    @CsvSource({"256, 0", "232, 0.1787"})
    void shouldSeeAsMuchOfAPictureAsTheResizeSays(int resize, double green) throws Exception {
        BufferedImage image = new BufferedImage(928, 928, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.GREEN);
        graphics.fillRect(0, 0, 928, 928);
        graphics.setColor(Color.RED);
        graphics.fillRect(58, 58, 812, 812);
        graphics.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        ModelPackage model = importer()
                .importClassifier(TinyClassifier.bytes(-1, 224), COLOURS, card(InputFormat.crop(224, 224, resize)));

        ByteBuffer pixels = ByteBuffer.allocateDirect(model.card().input().bytes());
        float[] means;
        try (Preprocessor preprocessor = new Preprocessor(model.card().input(), PictureLimits.DEFAULT);
                OnnxNetwork network = OnnxNetwork.open(model, 1)) {
            preprocessor.whole(png.toByteArray(), pixels, 0);
            means = Objects.requireNonNull(network.classify(pixels, 0, 1).embedding())[0];
        }

        assertThat(means[1]).isCloseTo((float) ((green - 0.5) / 0.25), within(0.05f));
        assertThat(means[0]).isCloseTo((float) ((1 - green - 0.5) / 0.25), within(0.05f));
    }

    private static OnnxNetwork.Answers classify(ModelPackage model, int red, int green, int blue) throws Exception {
        ByteBuffer pixels = ByteBuffer.allocateDirect(model.card().input().bytes());
        while (pixels.hasRemaining()) {
            pixels.put((byte) red).put((byte) green).put((byte) blue);
        }
        try (OnnxNetwork network = OnnxNetwork.open(model, 1)) {
            return network.classify(pixels, 0, 1);
        }
    }

    private ModelPackage importTiny(int batch, List<String> labels) throws Exception {
        return importer()
                .importClassifier(TinyClassifier.bytes(batch, SIDE), labels, card(InputFormat.stretch(SIDE, SIDE)));
    }

    private PackageImporter importer() {
        return new PackageImporter(new PackageWriter(models));
    }

    private static ModelCard card(InputFormat input) {
        return new ModelCard(
                "tiny",
                "1",
                input,
                new Normalisation(List.of(0.5, 0.5, 0.5), List.of(0.25, 0.25, 0.25)),
                3,
                null,
                null,
                0.5,
                8,
                Map.of(),
                null,
                null,
                null);
    }
}
