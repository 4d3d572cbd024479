package dev.fovea.resnet.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fovea.resnet.ColourPictures;
import dev.fovea.resnet.onnx.ReferenceNetwork;
import dev.fovea.resnet.onnx.TinyPackage;
import dev.fovea.resnet.packages.ModelPackage;
import dev.fovea.resnet.pictures.PictureLimits;
import dev.fovea.resnet.pictures.PictureRegion;
import dev.fovea.resnet.pictures.Views;
import java.awt.Color;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnsembleTest {

    private static final byte[] RED = ColourPictures.png(8, Color.RED);

    @TempDir
    Path models;

    @Test
    void shouldAnswerWithTheMeanOfItsPackagesProbabilities() throws Exception {
        ModelPackage sure = TinyPackage.write(models, "sure", 0.1);
        ModelPackage unsure = TinyPackage.write(models, "unsure", 1);

        float together = probability(List.of(sure, unsure), Views.SINGLE);

        float mean = (probability(List.of(sure), Views.SINGLE) + probability(List.of(unsure), Views.SINGLE)) / 2;
        assertThat(together).isCloseTo(mean, within(1e-6f)).isBetween(0.6f, 0.99f);
    }

    @Test
    void shouldAnswerEachPictureOfALargeBatchInItsPlace() throws Exception {
        List<Subject> subjects = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            subjects.add(Subject.whole(ColourPictures.png(4 + i, i % 2 == 0 ? Color.RED : Color.GREEN)));
        }
        subjects.set(7, Subject.whole(new byte[] {1, 2, 3}));

        List<Result> results = classify(List.of(TinyPackage.write(models, "tiny", 0.2)), Views.SINGLE, subjects);

        assertThat(results).hasSize(50);
        for (int i = 0; i < 50; i++) {
            if (i == 7) {
                assertThat(results.get(i)).isInstanceOf(Result.Refused.class);
            } else {
                float[] values = ((Result.Probabilities) results.get(i)).values();
                assertThat(values[i % 2]).as("picture " + i).isGreaterThan(0.9f);
            }
        }
    }

    @Test
    void shouldRefuseAnUndecodablePictureAloneWithManyViewsToo() throws Exception {
        List<Result> results = classify(
                List.of(TinyPackage.write(models, "tiny", 0.2)),
                Views.TEN_CROP,
                List.of(Subject.whole(new byte[0]), Subject.whole(RED)));

        assertThat(results.get(0)).isInstanceOf(Result.Refused.class);
        assertThat(((Result.Probabilities) results.get(1)).values()[0]).isGreaterThan(0.6f);
    }

    @Test
    void shouldRefuseARegionThatLeavesItsPictureAlone() throws Exception {
        // The first region ends with the picture, the second goes one pixel beyond it.
        byte[] picture = ColourPictures.png(16, Color.GREEN);
        List<Result> results = classify(
                List.of(TinyPackage.write(models, "tiny", 0.2)),
                Views.SINGLE,
                List.of(
                        new Subject(picture, new PictureRegion(8, 8, 8, 8)),
                        new Subject(picture, new PictureRegion(9, 9, 8, 8))));

        assertThat(results.get(0)).isInstanceOf(Result.Probabilities.class);
        assertThat(results.get(1)).isInstanceOf(Result.Refused.class);
    }

    @Test
    void shouldFillWhatIsPaddedWithTheMeanColour() throws Exception {
        ModelPackage tiny = TinyPackage.write(models, "tiny", 0.25);

        float tenCrop = probability(List.of(tiny), Views.TEN_CROP);

        // The centre sees 16 red pixels of 16, each corner 9: the rest is the mean, zero to the network.
        float centre = softmax(2, -2);
        float corner = softmax(2 * 9 / 16f, -2 * 9 / 16f);
        assertThat(tenCrop).isCloseTo((centre + 4 * corner) / 5, within(0.02f));
    }

    @Test
    void shouldRefusePackagesWithOtherLabels() throws Exception {
        ModelPackage tiny = TinyPackage.write(models, "tiny", 1);
        ModelPackage reference = ReferenceNetwork.importInto(models);

        assertThatThrownBy(() -> new Ensemble(List.of(tiny, reference), PictureLimits.DEFAULT, Views.SINGLE, 1))
                .hasMessageContaining("an ensemble needs the same as")
                .hasMessageContaining("[red, green, blue]");
    }

    private static float softmax(float first, float others) {
        return (float) (Math.exp(first) / (Math.exp(first) + 2 * Math.exp(others)));
    }

    private static float probability(List<ModelPackage> packages, Views views) throws Exception {
        Result result = classify(packages, views, List.of(Subject.whole(RED))).getFirst();
        return ((Result.Probabilities) result).values()[0];
    }

    private static List<Result> classify(List<ModelPackage> packages, Views views, List<Subject> subjects)
            throws Exception {
        try (Ensemble ensemble = new Ensemble(packages, PictureLimits.DEFAULT, views, 1)) {
            return ensemble.classify(subjects);
        }
    }
}
