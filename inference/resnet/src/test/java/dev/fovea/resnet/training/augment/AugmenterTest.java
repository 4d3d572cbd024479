package dev.fovea.resnet.training.augment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.resnet.training.Samples;
import dev.fovea.resnet.training.data.LabelledPictures;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AugmenterTest {

    private static final LabelledPictures PICTURES = Samples.pictures(6, 3, 1);
    private static final byte[] FILL = {1, 2, 3};

    @Test
    void shouldLeavePicturesAloneWithoutAugmentation() {
        assertThat(changed(Augmentation.NONE, 1))
                .containsExactly(PICTURES.pixels().getFirst());
    }

    @Test
    void shouldDoTheSameForTheSameRandomNumbers() {
        Augmentation camera = new Augmentation(true, 1);

        assertThat(changed(camera, 3)).containsExactly(changed(camera, 3)).isNotEqualTo(changed(camera, 4));
    }

    @Test
    void shouldShiftByUpToAnEighthAndFillWithTheMean() {
        byte[] source = PICTURES.pixels().getFirst();
        byte[] target = new byte[source.length];

        Resampler.shift(source, 32, 32, -4, 2, false, FILL, target);

        assertThat(target).startsWith(FILL);
        assertThat(pixel(target, 4, 0)).containsExactly(pixel(source, 0, 2));
        assertThat(pixel(target, 31, 31)).containsExactly(FILL);
    }

    @Test
    void shouldMirror() {
        byte[] source = PICTURES.pixels().getFirst();
        byte[] target = new byte[source.length];

        Resampler.shift(source, 32, 32, 0, 0, true, FILL, target);

        assertThat(pixel(target, 0, 5)).containsExactly(pixel(source, 31, 5));
    }

    @Test
    void shouldKeepAPictureWhenItsWholeRectangleIsScaled() {
        byte[] source = PICTURES.pixels().getFirst();
        byte[] target = new byte[source.length];

        Resampler.scale(source, 32, 32, 0, 0, 32, 32, false, target);

        assertThat(target).containsExactly(source);
    }

    @Test
    void shouldPaintTheSameNothingForTheSameRandomNumbersAndKeepTheColoursApart() {
        try (Augmenter augmenter = new Augmenter(Augmentation.NONE, 32, 32, FILL)) {
            Nothing nothing = new Nothing(PICTURES, augmenter);
            for (int seed = 0; seed < 60; seed++) {
                byte[] first = new byte[3072];
                byte[] second = new byte[3072];

                nothing.write(first, new SplittableRandom(seed));
                nothing.write(second, new SplittableRandom(seed));

                assertThat(first).containsExactly(second);
            }
        }
    }

    @Test
    void shouldKeepRedAndBlueApartThroughTheCamerasFilters() {
        byte[] red = new byte[3072];
        for (int i = 0; i < red.length; i += 3) {
            red[i] = (byte) 220;
        }
        try (CameraFilter filter = new CameraFilter(32, 32)) {
            filter.compress(red, 90);
            filter.shrink(red, 0.5);
            filter.blur(red, 1);
        }

        assertThat(red[0] & 0xff).isGreaterThan(190);
        assertThat(red[2] & 0xff).isLessThan(40);
    }

    private static byte[] changed(Augmentation augmentation, long seed) {
        byte[] target = new byte[3072];
        try (Augmenter augmenter = new Augmenter(augmentation, 32, 32, FILL)) {
            augmenter.apply(PICTURES.pixels().getFirst(), target, new SplittableRandom(seed));
        }
        return target;
    }

    private static byte[] pixel(byte[] pixels, int x, int y) {
        int at = (y * 32 + x) * 3;
        return new byte[] {pixels[at], pixels[at + 1], pixels[at + 2]};
    }
}
