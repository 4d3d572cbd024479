package dev.fovea.resnet.parameters;

/** A parameter file that cannot be used; the message names the file, what is wrong, and what is expected. */
public final class ParametersException extends RuntimeException {

    /** With a message that names the file and the cure. */
    public ParametersException(String message) {
        super(message);
    }
}
