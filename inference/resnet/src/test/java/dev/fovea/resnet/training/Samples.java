package dev.fovea.resnet.training;

import dev.fovea.resnet.training.data.Dataset;
import dev.fovea.resnet.training.data.LabelledPictures;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Small pictures that a network can tell apart: each label has a colour of its own, with noise. */
public final class Samples {

    private static final int SIDE = 32;

    private Samples() {}

    public static LabelledPictures pictures(int count, int labels, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<byte[]> pixels = new ArrayList<>();
        int[] indices = new int[count];
        for (int i = 0; i < count; i++) {
            indices[i] = i % labels;
            byte[] picture = new byte[SIDE * SIDE * 3];
            for (int p = 0; p < picture.length; p++) {
                int colour = p % 3 == indices[i] % 3 ? 180 : 70;
                picture[p] = (byte) (colour + random.nextInt(-40, 41));
            }
            pixels.add(picture);
        }
        return new LabelledPictures(SIDE, SIDE, pixels, indices);
    }

    public static Dataset dataset(int train, int test) {
        return new Dataset(List.of("blue", "green", "red"), pictures(train, 3, 1), pictures(test, 3, 2), List.of());
    }

    public static Batch batch(LabelledPictures pictures) {
        byte[] pixels = new byte[pictures.size() * SIDE * SIDE * 3];
        long[] labels = new long[pictures.size()];
        for (int i = 0; i < labels.length; i++) {
            System.arraycopy(pictures.pixels().get(i), 0, pixels, i * SIDE * SIDE * 3, SIDE * SIDE * 3);
            labels[i] = pictures.labels()[i];
        }
        return new Batch(SIDE, SIDE, pixels, labels);
    }
}
