package dev.fovea.resnet.onnx;

import java.nio.file.Path;

/** A graph that cannot become a model package: what was found in it and what is accepted. */
public final class OnnxGraphException extends Exception {

    public OnnxGraphException(String where, String found, String accepted) {
        super(where + ": found " + found + "; accepted: " + accepted);
    }

    public OnnxGraphException(String where, String found, String accepted, Throwable cause) {
        super(where + ": found " + found + "; accepted: " + accepted, cause);
    }

    private OnnxGraphException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The same fault, with the file in which it was found. */
    public OnnxGraphException in(Path file) {
        return new OnnxGraphException(file + ": " + getMessage(), this);
    }
}
