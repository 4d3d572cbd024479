package dev.fovea.resnet.training.augment;

import dev.fovea.resnet.training.data.LabelledPictures;
import java.util.SplittableRandom;

/**
 * Pictures for the label {@code none}: two thirds painted {@link Background}s, one third training pictures made
 * unrecognisable (blurred, cut into shuffled tiles, or a small patch enlarged). Not thread-safe.
 */
public final class Nothing {

    private static final Background[] BACKGROUNDS = Background.values();

    private final LabelledPictures pictures;
    private final Augmenter augmenter;
    private final int width;
    private final int height;

    /**
     * Makes pictures of the size of others.
     *
     * @param pictures what is made unrecognisable
     * @param augmenter stays the caller's
     */
    public Nothing(LabelledPictures pictures, Augmenter augmenter) {
        this.pictures = pictures;
        this.augmenter = augmenter;
        this.width = pictures.width();
        this.height = pictures.height();
    }

    /** Writes one; the same random numbers give the same. */
    public void write(byte[] target, SplittableRandom random) {
        if (random.nextInt(3) > 0) {
            Canvas canvas = new Canvas(width, height);
            BACKGROUNDS[random.nextInt(BACKGROUNDS.length)].paint(canvas, random);
            canvas.write(target);
            if (random.nextDouble() < 0.3) {
                augmenter.blur(target, random.nextDouble(0.4, 1.5));
            }
        } else {
            switch (random.nextInt(3)) {
                case 0 -> blurred(target, random);
                case 1 -> shuffled(target, random);
                default -> enlarged(target, random);
            }
        }
        augmenter.expose(target, random);
    }

    private void blurred(byte[] target, SplittableRandom random) {
        byte[] source = any(random);
        System.arraycopy(source, 0, target, 0, source.length);
        augmenter.blur(target, width * random.nextDouble(0.18, 0.4));
    }

    private void shuffled(byte[] target, SplittableRandom random) {
        int tiles = random.nextInt(4, 9);
        byte[] source = any(random);
        for (int row = 0; row < tiles; row++) {
            for (int column = 0; column < tiles; column++) {
                int fromX = random.nextInt(Math.max(1, width - width / tiles));
                int fromY = random.nextInt(Math.max(1, height - height / tiles));
                copyTile(source, fromX, fromY, target, row, column, tiles);
            }
        }
    }

    private void copyTile(byte[] source, int fromX, int fromY, byte[] target, int row, int column, int tiles) {
        int left = width * column / tiles;
        int columns = width * (column + 1) / tiles - left;
        int top = height * row / tiles;
        int rows = height * (row + 1) / tiles - top;
        for (int y = 0; y < rows; y++) {
            int from = Math.min(height - 1, fromY + y) * width + Math.min(width - columns, fromX);
            System.arraycopy(source, from * 3, target, ((top + y) * width + left) * 3, columns * 3);
        }
    }

    private void enlarged(byte[] target, SplittableRandom random) {
        double w = width * random.nextDouble(0.1, 0.28);
        double h = height * random.nextDouble(0.1, 0.28);
        double x = random.nextDouble(0, width - w);
        double y = random.nextDouble(0, height - h);
        Resampler.scale(any(random), width, height, x, y, x + w, y + h, random.nextBoolean(), target);
    }

    private byte[] any(SplittableRandom random) {
        return pictures.pixels().get(random.nextInt(pictures.size()));
    }
}
