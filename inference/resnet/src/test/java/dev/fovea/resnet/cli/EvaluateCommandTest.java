package dev.fovea.resnet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fovea.resnet.ColourPictures;
import dev.fovea.resnet.onnx.TinyPackage;
import dev.fovea.resnet.packages.ModelCard;
import dev.fovea.resnet.packages.ModelPackage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class EvaluateCommandTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path pictures = Path.of("");
    private ModelPackage model;

    @BeforeEach
    void writePackageAndPictures() throws Exception {
        pictures = ColourPictures.tree(folder.resolve("pictures"), 6, 0, 4);
        model = TinyPackage.write(folder.resolve("models"), "tiny", 0.2);
    }

    @Test
    void shouldPrintOneJsonObject() throws Exception {
        assertThat(evaluate("--data", pictures.toString(), "--json")).isZero();

        JsonNode json = new ObjectMapper().readTree(out.toString());
        assertThat(json.path("pictures").asInt()).isEqualTo(12);
        assertThat(json.path("error").asDouble()).isZero();
        assertThat(json.has("crops")).isFalse();
    }

    @Test
    void shouldWriteWhatItFoundIntoTheCardAndLeaveTheRest() throws Exception {
        evaluate("--data", pictures.toString(), "--threshold", "0.7", "--card");

        ModelPackage again = ModelPackage.read(model.folder());
        ModelCard card = again.card();
        assertThat(card.threshold()).isEqualTo(0.7);
        assertThat(card.accuracy()).containsEntry("top1", 1.0).containsKeys("recall", "reproduce", "pictures");
        assertThat(card.withAccuracy(0, Map.of())).isEqualTo(model.card().withAccuracy(0, Map.of()));
        assertThat(model.folder()).isDirectoryNotContaining("glob:**/.*");
    }

    @Test
    void shouldLeaveTheCardWhereItIsNotAskedToWriteIt() throws Exception {
        String before = Files.readString(model.folder().resolve(ModelPackage.CARD_FILE));

        evaluate("--data", pictures.toString(), "--threshold", "0.7");

        assertThat(model.folder().resolve(ModelPackage.CARD_FILE)).hasContent(before);
    }

    @Test
    void shouldSayThatCropsNeedClips() {
        assertThat(evaluate("--crops", "crops.csv")).isEqualTo(2);
        assertThat(err.toString()).contains("--crops and --clips need each other");
    }

    @Test
    void shouldSayThatThereIsNothingToEvaluateOn() {
        assertThat(evaluate()).isEqualTo(2);
        assertThat(err.toString()).contains("give --data, --crops or --photos");
    }

    private int evaluate(String... options) {
        CommandLine line =
                ResnetCommand.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        String[] arguments = new String[options.length + 3];
        arguments[0] = "evaluate";
        arguments[1] = "--package";
        arguments[2] = model.folder().toString();
        System.arraycopy(options, 0, arguments, 3, options.length);
        return line.execute(arguments);
    }
}
