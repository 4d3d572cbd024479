package dev.fovea.resnet.training;

/**
 * Pictures for one step.
 *
 * @param width of each in pixels
 * @param height of each in pixels
 * @param pixels unsigned bytes, red green blue, row by row, picture after picture
 * @param labels one for each picture, as an index into the network's labels
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier between threads, never compared
public record Batch(int width, int height, byte[] pixels, long[] labels) {

    public Batch {
        if (pixels.length != labels.length * width * height * 3) {
            throw new IllegalArgumentException("%d pictures of %d×%d take %d bytes, not %d"
                    .formatted(labels.length, width, height, labels.length * width * height * 3, pixels.length));
        }
    }

    /** Number of pictures. */
    public int size() {
        return labels.length;
    }
}
