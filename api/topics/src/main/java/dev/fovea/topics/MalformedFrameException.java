package dev.fovea.topics;

/** A record of {@code fovea.frames} is not a frame: a header is missing or cannot be read. The message names it. */
public class MalformedFrameException extends Exception {

    private static final long serialVersionUID = 1L;

    public MalformedFrameException(String message) {
        super(message);
    }
}
