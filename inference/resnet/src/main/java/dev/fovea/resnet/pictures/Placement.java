package dev.fovea.resnet.pictures;

import dev.fovea.resnet.packages.InputFormat;

/**
 * Which part of a picture is resized, to what, and which part of the result the network gets.
 *
 * @param source the part that is resized, in the picture's pixels
 * @param width of the resized part
 * @param height of the resized part
 * @param left where the network's picture begins in the resized part
 * @param top where the network's picture begins in the resized part
 */
record Placement(PictureRegion source, int width, int height, int left, int top) {

    static Placement of(PictureRegion region, InputFormat input) {
        Integer resize = input.resize();
        return resize == null
                ? new Placement(region, input.width(), input.height(), 0, 0)
                : crop(trimmed(region), input, resize);
    }

    private static Placement crop(PictureRegion region, InputFormat input, int resize) {
        int shorter = Math.min(region.width(), region.height());
        int width = scaled(region.width(), resize, shorter);
        int height = scaled(region.height(), resize, shorter);
        return new Placement(region, width, height, (width - input.width()) / 2, (height - input.height()) / 2);
    }

    private static int scaled(int side, int resize, int shorter) {
        return (int) ((long) side * resize / shorter);
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
