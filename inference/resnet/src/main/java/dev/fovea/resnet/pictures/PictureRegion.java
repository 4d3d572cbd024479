package dev.fovea.resnet.pictures;

/**
 * A rectangle of a picture in its pixels, {@code x} to the right and {@code y} down from the top left corner.
 *
 * @param x left edge, ≥ 0
 * @param y top edge, ≥ 0
 * @param width ≥ 1
 * @param height ≥ 1
 */
public record PictureRegion(int x, int y, int width, int height) {

    public PictureRegion {
        if (x < 0 || y < 0 || width < 1 || height < 1) {
            throw new IllegalArgumentException("region " + x + "," + y + "," + width + "," + height
                    + ": x and y must be ≥ 0, width and height ≥ 1");
        }
    }

    /** All of a picture of the given size. */
    public static PictureRegion whole(int width, int height) {
        return new PictureRegion(0, 0, width, height);
    }

    boolean fitsIn(int pictureWidth, int pictureHeight) {
        return (long) x + width <= pictureWidth && (long) y + height <= pictureHeight;
    }

    /** The middle of this region: this share of its width and height, never empty. */
    PictureRegion middle(double share) {
        int w = (int) Math.max(1, Math.round(width * share));
        int h = (int) Math.max(1, Math.round(height * share));
        return new PictureRegion(x + (width - w) / 2, y + (height - h) / 2, w, h);
    }

    /** This region in the same picture scaled from one width and height to another: the nearest whole pixels, never empty. */
    PictureRegion scaled(int fromWidth, int fromHeight, int toWidth, int toHeight) {
        int left = Math.min(toWidth - 1, nearest(x, fromWidth, toWidth));
        int top = Math.min(toHeight - 1, nearest(y, fromHeight, toHeight));
        int right = Math.max(left + 1, nearest(x + width, fromWidth, toWidth));
        int bottom = Math.max(top + 1, nearest(y + height, fromHeight, toHeight));
        return new PictureRegion(left, top, right - left, bottom - top);
    }

    private static int nearest(int edge, int from, int to) {
        return (int) Math.round((double) edge * to / from);
    }
}
