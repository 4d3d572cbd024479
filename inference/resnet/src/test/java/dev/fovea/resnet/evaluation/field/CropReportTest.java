package dev.fovea.resnet.evaluation.field;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.resnet.evaluation.Answer;
import dev.fovea.resnet.pictures.PictureRegion;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CropReportTest {

    private static final List<String> LABELS = List.of("automobile", "truck", "cat", "none");

    @Test
    void shouldCountTagsOnNothingAndNamesOfWholeCars() {
        List<Crop> crops = List.of(crop("none"), crop("none"), crop("automobile"), crop("automobile"), crop("part"));
        List<Answer> answers = List.of(
                new Answer(2, 0.9, false),
                new Answer(3, 0.9, true),
                new Answer(1, 0.8, false),
                new Answer(0, 0.5, false),
                new Answer(0, 0.9, false));

        CropReport report = CropReport.of(crops, answers, LABELS, 0.6);

        assertThat(report.emptyTagged()).isEqualTo(0.5);
        assertThat(report.carsNamed()).isEqualTo(0.5);
        assertThat(report.said())
                .containsEntry("none", Map.of("cat", 1L, "unknown", 1L))
                .containsEntry("automobile", Map.of("truck", 1L, "unknown", 1L))
                .containsEntry("part", Map.of("automobile", 1L));
    }

    @Test
    void shouldTellWhatOtherThresholdsWouldGive() {
        List<Answer> answers = List.of(new Answer(2, 0.5, false), new Answer(0, 0.7, false));

        CropReport report = CropReport.of(List.of(crop("none"), crop("automobile")), answers, LABELS, 0.6);

        assertThat(report.thresholds())
                .contains(
                        new CropReport.AtThreshold(0.5, 1, 1),
                        new CropReport.AtThreshold(0.55, 0, 1),
                        new CropReport.AtThreshold(0.75, 0, 0));
    }

    private static Crop crop(String shows) {
        return new Crop("clip.mp4", 0, new PictureRegion(0, 0, 1, 1), shows);
    }
}
