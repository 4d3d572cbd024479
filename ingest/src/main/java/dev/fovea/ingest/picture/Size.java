package dev.fovea.ingest.picture;

/**
 * Width and height of a picture.
 *
 * @param width pixels, ≥ 1
 * @param height pixels, ≥ 1
 */
public record Size(int width, int height) {

    public Size {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(width + "×" + height + " is not a size: both must be ≥ 1");
        }
    }

    public long pixels() {
        return (long) width * height;
    }

    public int longestSide() {
        return Math.max(width, height);
    }

    /** This size, or one of the same shape whose longest side is {@code maxSide}; never less than one pixel. */
    public Size within(int maxSide) {
        if (longestSide() <= maxSide) {
            return this;
        }
        double scale = (double) maxSide / longestSide();
        return new Size(Math.max(1, (int) Math.round(width * scale)), Math.max(1, (int) Math.round(height * scale)));
    }

    @Override
    public String toString() {
        return width + "×" + height;
    }
}
