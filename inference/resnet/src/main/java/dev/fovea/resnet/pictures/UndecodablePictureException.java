package dev.fovea.resnet.pictures;

/** The bytes are no JPEG or PNG that can be decoded. */
public final class UndecodablePictureException extends PictureException {

    UndecodablePictureException(String found) {
        super("not a picture that can be decoded: " + found + "; accepted: a whole JPEG or PNG");
    }
}
