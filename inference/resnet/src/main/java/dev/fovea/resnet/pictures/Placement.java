package dev.fovea.resnet.pictures;

import dev.fovea.resnet.packages.InputFormat;

/**
 * Which part of a picture is resized, to what, and which part of the result the network gets.
 *
 * @param source the part that is resized, in the picture's pixels
 * @param width in pixels of the resized part
 * @param height in pixels of the resized part
 * @param left where the network's picture begins in the resized part; it may begin or end outside, and is filled there
 * @param top likewise
 * @param mirrored whether left and right are swapped at the end
 */
public record Placement(PictureRegion source, int width, int height, int left, int top, boolean mirrored) {

    /** How a region is placed when it is classified once. */
    public static Placement of(PictureRegion region, InputFormat input) {
        Integer resize = input.resize();
        return resize == null
                ? stretched(region, input.width(), input.height())
                : shorterSide(region, resize).centred(input);
    }

    /** The region resized so that its shorter side has the given length, with the network's picture in the top left corner. */
    static Placement shorterSide(PictureRegion region, int length) {
        PictureRegion source = trimmed(region);
        int shorter = Math.min(source.width(), source.height());
        return new Placement(
                source, scaled(source.width(), length, shorter), scaled(source.height(), length, shorter), 0, 0, false);
    }

    /** The region resized to exactly this size, with the network's picture in the top left corner. */
    static Placement stretched(PictureRegion region, int width, int height) {
        return new Placement(region, width, height, 0, 0, false);
    }

    /** Half of what is left over, rounded down also where the resized part is smaller than the input. */
    Placement centred(InputFormat input) {
        return at(Math.floorDiv(width - input.width(), 2), Math.floorDiv(height - input.height(), 2));
    }

    Placement at(int newLeft, int newTop) {
        return new Placement(source, width, height, newLeft, newTop, mirrored);
    }

    Placement mirror() {
        return new Placement(source, width, height, left, top, !mirrored);
    }

    private static int scaled(int side, int length, int shorter) {
        return (int) ((long) side * length / shorter);
    }

    /**
     * The middle of a region, at most about twice as long as it is wide: the centre is cut out anyhow, and a long thin region
     * would otherwise be blown up to an enormous picture first.
     */
    private static PictureRegion trimmed(PictureRegion region) {
        int shorter = Math.min(region.width(), region.height());
        int cutX = Math.max(0, (region.width() - 2 * shorter) / 2);
        int cutY = Math.max(0, (region.height() - 2 * shorter) / 2);
        return new PictureRegion(
                region.x() + cutX, region.y() + cutY, region.width() - 2 * cutX, region.height() - 2 * cutY);
    }
}
