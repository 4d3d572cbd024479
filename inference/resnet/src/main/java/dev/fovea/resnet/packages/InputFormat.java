package dev.fovea.resnet.packages;

import org.jspecify.annotations.Nullable;

/**
 * The picture that a network takes, and how a region becomes one.
 *
 * @param width in pixels, 1 to 4096
 * @param height in pixels, 1 to 4096
 * @param resize the length in pixels to which a region's shorter side is scaled before the centre is cut out; at least
 *     {@code width} and {@code height}, at most 8192; present exactly for {@link Fit#CROP}
 * @param zoom the middle share of a region's width and height that the network sees, from 0.2 to 1; absent: 1. Regions of a
 *     camera's frame come with a margin, which a network that knows things that fill their picture does better without. A
 *     whole picture is never cut
 */
public record InputFormat(
        int width,
        int height,
        Fit fit,
        @Nullable Integer resize,
        @Nullable Double zoom) {

    private static final int MAX_SIDE = 4096;
    private static final int MAX_RESIZE = 8192;
    private static final double LEAST_ZOOM = 0.2;

    /** Regions are seen whole. */
    public InputFormat(int width, int height, Fit fit, @Nullable Integer resize) {
        this(width, height, fit, resize, null);
    }

    public InputFormat {
        Refusal.unless(width >= 1 && width <= MAX_SIDE, "input.width", width, "1 to " + MAX_SIDE);
        Refusal.unless(height >= 1 && height <= MAX_SIDE, "input.height", height, "1 to " + MAX_SIDE);
        Refusal.unless(fit != null, "input.fit", fit, "stretch or crop");
        if (fit == Fit.CROP) {
            Refusal.unless(
                    resize != null && resize >= Math.max(width, height) && resize <= MAX_RESIZE,
                    "input.resize",
                    resize,
                    Math.max(width, height) + " to " + MAX_RESIZE + " for fit=crop");
        } else {
            Refusal.unless(resize == null, "input.resize", resize, "nothing for fit=stretch");
        }
        Refusal.unless(
                zoom == null || (zoom >= LEAST_ZOOM && zoom <= 1), "input.zoom", zoom, LEAST_ZOOM + " to 1, or absent");
    }

    /** A region's width and height are scaled to these, whatever its proportions. */
    public static InputFormat stretch(int width, int height) {
        return new InputFormat(width, height, Fit.STRETCH, null);
    }

    /** A region's shorter side is scaled to {@code resize} pixels and the centre of the given size is cut out. */
    public static InputFormat crop(int width, int height, int resize) {
        return new InputFormat(width, height, Fit.CROP, resize);
    }

    /** The same, but of regions only the middle is seen; null for all of it. */
    public InputFormat zoomed(@Nullable Double share) {
        return new InputFormat(width, height, fit, resize, share);
    }

    /** Bytes of one picture as the network takes it: three for each pixel. */
    public int bytes() {
        return width * height * 3;
    }
}
