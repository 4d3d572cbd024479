package dev.fovea.resnet.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.resnet.ColourPictures;
import dev.fovea.resnet.onnx.TinyPackage;
import dev.fovea.resnet.pictures.PictureLimits;
import dev.fovea.resnet.pictures.Views;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluatorTest {

    @TempDir
    Path folder;

    @BeforeEach
    void writePictures() throws Exception {
        ColourPictures.tree(folder.resolve("pictures"), 6, 0, 100);
    }

    @Test
    void shouldEvaluateMorePicturesThanABatchHolds() throws Exception {
        Evaluation evaluation = evaluate(Views.SINGLE);

        assertThat(evaluation.pictures()).isEqualTo(300);
        assertThat(evaluation.error()).isZero();
        assertThat(evaluation.skipped()).isEmpty();
    }

    @Test
    void shouldNameAndSkipAPictureThatCannotBeDecoded() throws Exception {
        Files.writeString(folder.resolve("pictures/test/red/9999.png"), "no picture");

        Evaluation evaluation = evaluate(Views.MULTI_SCALE);

        assertThat(evaluation.pictures()).isEqualTo(300);
        assertThat(evaluation.skipped()).singleElement().asString().contains("test/red/9999.png");
    }

    @Test
    void shouldRefuseALabelThatTheNetworkDoesNotKnow() throws Exception {
        Files.createDirectories(folder.resolve("pictures/test/violet"));
        Files.copy(folder.resolve("pictures/test/red/0001.png"), folder.resolve("pictures/test/violet/1.png"));

        assertThatThrownBy(() -> evaluate(Views.SINGLE))
                .hasMessageContaining("is labelled violet")
                .hasMessageContaining("[red, green, blue]");
    }

    @Test
    void shouldNameAnEmptyLabelFolder() throws Exception {
        Files.createDirectories(folder.resolve("pictures/test/violet"));

        assertThatThrownBy(() -> evaluate(Views.SINGLE))
                .isInstanceOf(PictureSetException.class)
                .hasMessageContaining("violet")
                .hasMessageContaining("an empty label folder");
    }

    private Evaluation evaluate(Views views) throws Exception {
        List<dev.fovea.resnet.packages.ModelPackage> packages =
                List.of(TinyPackage.write(folder.resolve("models"), "tiny", 0.2));
        try (Ensemble ensemble = new Ensemble(packages, PictureLimits.DEFAULT, views, 1)) {
            return new Evaluator(ensemble, views, _ -> {}).evaluate(PictureSet.at(folder.resolve("pictures")), "test");
        }
    }
}
