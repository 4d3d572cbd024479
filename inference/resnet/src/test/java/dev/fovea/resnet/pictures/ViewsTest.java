package dev.fovea.resnet.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.resnet.packages.InputFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViewsTest {

    private static final PictureRegion PICTURE = PictureRegion.whole(400, 300);

    @Test
    void shouldShiftByAnEighthWithoutResizingWhereTheWholePictureIsStretched() {
        List<Placement> views = Views.TEN_CROP.of(PICTURE, InputFormat.stretch(32, 32));

        assertThat(views).hasSize(10).allMatch(view -> view.width() == 32 && view.height() == 32);
        assertThat(views.subList(0, 5))
                .noneMatch(Placement::mirrored)
                .extracting(view -> view.left() + "," + view.top())
                .containsExactly("0,0", "-4,-4", "4,-4", "-4,4", "4,4");
        assertThat(views.subList(5, 10)).allMatch(Placement::mirrored);
    }

    @Test
    void shouldCutCornersAndCentreOutOfThePictureAtItsUsualSize() {
        List<Placement> views = Views.TEN_CROP.of(PICTURE, InputFormat.crop(224, 224, 256));

        // 400×300 with the shorter side at 256 is 341×256.
        assertThat(views).hasSize(10).allMatch(view -> view.width() == 341 && view.height() == 256);
        assertThat(views.subList(0, 5))
                .extracting(view -> view.left() + "," + view.top())
                .containsExactly("58,16", "0,0", "117,0", "0,32", "117,32");
    }

    @Test
    void shouldLookAtThePapersFiveSizesAndCoverEachWithoutAGap() {
        List<Placement> views = Views.MULTI_SCALE.of(PICTURE, InputFormat.crop(224, 224, 256));

        assertThat(views.stream().map(Placement::height).distinct()).containsExactly(224, 256, 384, 480, 640);
        for (Placement large : views.stream()
                .filter(view -> view.height() == 640 && !view.mirrored())
                .toList()) {
            assertThat(large.left()).isBetween(0, large.width() - 224);
            assertThat(large.top()).isBetween(0, large.height() - 224);
        }
        assertThat(views.stream()
                        .filter(view -> view.height() == 640)
                        .mapToInt(Placement::top)
                        .distinct()
                        .sorted())
                .containsExactly(0, 208, 416);
    }

    @Test
    void shouldPadTheSmallerSizeOfAStretchedPictureAndCutTheLarger() {
        List<Placement> views = Views.MULTI_SCALE.of(PICTURE, InputFormat.stretch(32, 32));

        assertThat(views).hasSize(6);
        assertThat(views.subList(0, 3))
                .extracting(view -> view.width() + " at " + view.left())
                .containsExactly("30 at -1", "32 at 0", "34 at 1");
    }
}
