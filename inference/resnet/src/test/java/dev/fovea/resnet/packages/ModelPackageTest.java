package dev.fovea.resnet.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.resnet.onnx.PackageImporter;
import dev.fovea.resnet.onnx.TinyClassifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelPackageTest {

    @TempDir
    private Path models;

    private Path folder;

    @BeforeEach
    void writePackage() throws Exception {
        ModelCard card = new ModelCard(
                "tiny",
                "1.0",
                InputFormat.crop(4, 4, 6),
                Normalisation.IMAGENET,
                3,
                null,
                "blue",
                0.4,
                8,
                Map.of(),
                "nothing",
                "CC0",
                Map.of("test", 0.9));
        folder = new PackageImporter(new PackageWriter(models))
                .importClassifier(TinyClassifier.bytes(-1, 4), List.of("red", "green", "blue"), card)
                .folder();
    }

    @Test
    void shouldReadBackWhatWasWritten() throws Exception {
        ModelPackage model = ModelPackage.read(folder);

        assertThat(model.card().input()).isEqualTo(InputFormat.crop(4, 4, 6));
        assertThat(model.card().threshold()).isEqualTo(0.4);
        assertThat(model.card().accuracy()).isEqualTo(Map.of("test", 0.9));
        assertThat(model.labels()).containsExactly("red", "green", "blue");
        assertThat(model.none()).hasValue(2);
    }

    @Test
    void shouldLeaveNothingButThePackage() {
        assertThat(models.resolve("tiny")).isDirectoryContaining("glob:**/1.0");
        assertThat(models.resolve("tiny").toFile().list()).hasSize(1);
    }

    @Test
    void shouldRefuseANetworkThatWasChanged() throws Exception {
        Files.write(folder.resolve("model.onnx"), new byte[] {1, 2, 3});

        refused(folder.resolve("model.onnx"))
                .hasMessageContaining("found sha256 039058")
                .hasMessageContaining("accepted: sha256");
    }

    @Test
    void shouldRefuseLabelsThatAreNotAsManyAsTheCardSays() throws Exception {
        rewrite("\"labels\" : 3", "\"labels\" : 4");

        refused(folder.resolve("labels.txt")).hasMessageContaining("found 3 labels, accepted: 4 labels");
    }

    @Test
    void shouldRefuseAnInputThatTheNetworkDoesNotHave() throws Exception {
        rewrite("\"width\" : 4", "\"width\" : 5");

        refused(folder.resolve("model.onnx"))
                .hasMessageContaining("found input pixels UINT8 [-1, 4, 4, 3]")
                .hasMessageContaining("accepted: input pixels UINT8 [-1, 4, 5, 3]");
    }

    @Test
    void shouldRefuseAnEmbeddingOfAnotherLength() throws Exception {
        rewrite("\"embedding\" : 3", "\"embedding\" : 64");

        refused(folder.resolve("model.onnx")).hasMessageContaining("embedding FLOAT [-1, 64]");
    }

    @Test
    void shouldRefuseAValueOutOfRangeByItsName() throws Exception {
        rewrite("\"threshold\" : 0.4", "\"threshold\" : 1.4");

        refused(folder.resolve("model.json")).hasMessageContaining("found threshold = 1.4, accepted: 0 to 1");
    }

    @Test
    void shouldRefuseAMissingField() throws Exception {
        rewrite("\"fit\" : \"crop\",", "");

        refused(folder.resolve("model.json")).hasMessageContaining("input.fit = nothing, accepted: stretch or crop");
    }

    @Test
    void shouldRefuseANoneThatIsNoLabel() throws Exception {
        rewrite("\"none\" : \"blue\"", "\"none\" : \"violet\"");

        refused(folder.resolve("model.json")).hasMessageContaining("found none = violet");
    }

    @Test
    void shouldRefuseAHashOfAFileOutsideOfThePackage() throws Exception {
        rewrite("\"labels.txt\" :", "\"../../outside\" : \"00\", \"labels.txt\" :");

        refused(folder.resolve("model.json")).hasMessageContaining("sha256 of '../../outside'");
    }

    @Test
    void shouldRefuseACardThatIsNoJson() throws Exception {
        Files.writeString(folder.resolve("model.json"), "name: tiny");

        refused(folder.resolve("model.json")).hasMessageContaining("accepted: a JSON object");
    }

    @Test
    void shouldRefuseAFolderWithoutACard() {
        assertThatThrownBy(() -> ModelPackage.read(models))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining("accepted: a model package: model.onnx, labels.txt, model.json");
    }

    @Test
    void shouldReadACardWithFieldsOfALaterRelease() throws Exception {
        rewrite("\"embedding\" : 3", "\"embedding\" : 3, \"later\" : true");

        assertThat(ModelPackage.read(folder).card().name()).isEqualTo("tiny");
    }

    @Test
    void shouldRefuseANetworkThatIsALinkToAnother() throws Exception {
        Path outside = models.resolve("outside.onnx");
        Files.move(folder.resolve("model.onnx"), outside);
        Files.createSymbolicLink(folder.resolve("model.onnx"), outside);

        refused(folder.resolve("model.onnx")).hasMessageContaining("found a symbolic link");
    }

    @Test
    void shouldRefuseACardThatIsALinkToAnother() throws Exception {
        Path outside = models.resolve("outside.json");
        Files.move(folder.resolve("model.json"), outside);
        Files.createSymbolicLink(folder.resolve("model.json"), outside);

        refused(folder.resolve("model.json")).hasMessageContaining("found a symbolic link");
    }

    private AbstractThrowableAssert<?, ? extends Throwable> refused(Path path) {
        return assertThatThrownBy(() -> ModelPackage.read(folder))
                .isInstanceOfSatisfying(
                        ModelPackageException.class, e -> assertThat(e.path()).isEqualTo(path));
    }

    private void rewrite(String old, String replacement) throws IOException {
        Path card = folder.resolve("model.json");
        String json = Files.readString(card);
        assertThat(json).contains(old);
        Files.writeString(card, json.replace(old, replacement));
    }
}
