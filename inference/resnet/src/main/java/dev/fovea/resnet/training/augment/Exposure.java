package dev.fovea.resnet.training.augment;

import java.util.SplittableRandom;

/** Light and sensor: contrast, brightness, tint and noise. Stateless. */
final class Exposure {

    private Exposure() {}

    /**
     * (value − 128) · contrast + 128 + shift, for each channel.
     *
     * @param shift of red, green and blue on the scale of bytes
     */
    static void change(byte[] pixels, double contrast, double... shift) {
        for (int i = 0; i < pixels.length; i++) {
            double value = ((pixels[i] & 0xff) - 128) * contrast + 128 + shift[i % 3];
            pixels[i] = (byte) Math.clamp(Math.round(value), 0, 255);
        }
    }

    /** @param deviation of the normal noise on the scale of bytes */
    static void noise(byte[] pixels, double deviation, SplittableRandom random) {
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) Math.clamp(Math.round((pixels[i] & 0xff) + random.nextGaussian() * deviation), 0, 255);
        }
    }
}
