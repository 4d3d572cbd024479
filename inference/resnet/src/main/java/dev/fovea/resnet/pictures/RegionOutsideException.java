package dev.fovea.resnet.pictures;

/** A region does not lie inside the picture it was said to be of. */
public final class RegionOutsideException extends PictureException {

    RegionOutsideException(PictureRegion region, int width, int height) {
        super("region " + region.x() + "," + region.y() + "," + region.width() + "," + region.height()
                + " of a picture of " + width + "x" + height + " pixels; accepted: regions inside of it");
    }
}
