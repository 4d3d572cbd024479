package dev.fovea.resnet.pictures;

/** The picture's header announces more pixels than are decoded. */
public final class PixelLimitException extends PictureException {

    PixelLimitException(PictureHeader header, long limit) {
        super("picture of " + header.width() + "x" + header.height() + " = " + header.pixels()
                + " pixels by its header; accepted: at most " + limit);
    }
}
