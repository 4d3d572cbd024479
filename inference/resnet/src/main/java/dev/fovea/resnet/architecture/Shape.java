package dev.fovea.resnet.architecture;

/**
 * The size of one picture's activations, without the batch dimension.
 *
 * @param channels at least 1
 * @param height in pixels, at least 1; 1 after the global pool
 * @param width in pixels, at least 1; 1 after the global pool
 */
public record Shape(int channels, int height, int width) {

    /** @throws IllegalArgumentException if a side is below 1 */
    public Shape {
        if (channels < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "A shape needs at least one channel, row and column, but is %d×%d×%d: the picture is too small for the network"
                            .formatted(channels, height, width));
        }
    }

    /** Number of values. */
    public int size() {
        return channels * height * width;
    }

    /** Number of pixels in one channel. */
    public long area() {
        return (long) height * width;
    }

    /** This shape after a window of the given size moved over it (floor division, as in every network of the paper). */
    Shape windowed(int outputChannels, int kernel, int stride, int padding) {
        return new Shape(
                outputChannels,
                (height + 2 * padding - kernel) / stride + 1,
                (width + 2 * padding - kernel) / stride + 1);
    }

    @Override
    public String toString() {
        return height == 1 && width == 1 ? Integer.toString(channels) : channels + "×" + height + "×" + width;
    }
}
