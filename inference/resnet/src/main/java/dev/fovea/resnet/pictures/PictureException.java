package dev.fovea.resnet.pictures;

/** A picture that is not made ready; each kind says why. Harms no other picture. */
public abstract sealed class PictureException extends Exception
        permits UndecodablePictureException, OversizePictureException, PixelLimitException, RegionOutsideException {

    PictureException(String message) {
        super(message);
    }
}
