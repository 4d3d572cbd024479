package dev.fovea.query.frames;

/** No part of a picture can be cut out: it cannot be decoded, is too large, or the part lies outside. */
public class UncuttablePictureException extends Exception {

    private static final long serialVersionUID = 1L;

    public UncuttablePictureException(String message) {
        super(message);
    }
}
