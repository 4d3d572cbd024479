package dev.fovea.resnet.pictures;

/** The encoded picture has more bytes than are taken. */
public final class OversizePictureException extends PictureException {

    OversizePictureException(int bytes, int limit) {
        super("picture of " + bytes + " bytes; accepted: at most " + limit);
    }
}
