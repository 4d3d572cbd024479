package dev.fovea.resnet.training.augment;

import java.util.SplittableRandom;

/** Applies an {@link Augmentation} to one picture after the other. Not thread-safe; close it. */
public final class Augmenter implements AutoCloseable {

    private final Augmentation augmentation;
    private final int width;
    private final int height;
    private final byte[] fill;
    private final CameraFilter filter;

    /** @param fill red, green and blue of what is padded: the training pictures' mean, so that it is zero to the network */
    public Augmenter(Augmentation augmentation, int width, int height, byte[] fill) {
        this.augmentation = augmentation;
        this.width = width;
        this.height = height;
        this.fill = fill.clone();
        this.filter = new CameraFilter(width, height);
    }

    /** Writes a changed copy of a picture; the same random numbers give the same copy. */
    public void apply(byte[] source, byte[] target, SplittableRandom random) {
        if (augmentation.camera() > 0 && random.nextDouble() < augmentation.camera()) {
            cameraRegion(source, target, random);
        } else if (augmentation.crop()) {
            int pad = Math.max(1, width / 8);
            int dx = random.nextInt(2 * pad + 1) - pad;
            int dy = random.nextInt(2 * pad + 1) - pad;
            Resampler.shift(source, width, height, dx, dy, random.nextBoolean(), fill, target);
        } else {
            System.arraycopy(source, 0, target, 0, source.length);
        }
    }

    private void cameraRegion(byte[] source, byte[] target, SplittableRandom random) {
        // Motion finds too much or too little of an object, and a region of any proportions is stretched to a square.
        double w = width * random.nextDouble(0.72, 1.2);
        double h = height * random.nextDouble(0.72, 1.2);
        double x = (width - w) / 2 + width * random.nextDouble(-0.1, 0.1);
        double y = (height - h) / 2 + height * random.nextDouble(-0.1, 0.1);
        Resampler.scale(source, width, height, x, y, x + w, y + h, random.nextBoolean(), target);
        if (random.nextDouble() < 0.4) {
            filter.shrink(target, random.nextDouble(0.4, 0.9));
        }
        if (random.nextDouble() < 0.2) {
            filter.blur(target, random.nextDouble(0.4, 1.2));
        }
        expose(target, random);
    }

    /** The changes that any picture of a camera may show, whatever is on it. */
    void expose(byte[] target, SplittableRandom random) {
        if (random.nextDouble() < 0.6) {
            double brightness = random.nextDouble(-40, 40);
            double tint = random.nextDouble(-8, 8);
            Exposure.change(target, random.nextDouble(0.6, 1.3), brightness + tint, brightness, brightness - tint);
        }
        if (random.nextDouble() < 0.2) {
            Exposure.noise(target, random.nextDouble(1, 8), random);
        }
        if (random.nextDouble() < 0.4) {
            filter.compress(target, random.nextInt(30, 91));
        }
    }

    void blur(byte[] target, double deviation) {
        filter.blur(target, deviation);
    }

    @Override
    public void close() {
        filter.close();
    }
}
