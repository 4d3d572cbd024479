package dev.fovea.ingest.network;

/** A camera cannot or may not be connected to. The message names the cure and tells nothing of what answers there. */
public class UnreachableException extends Exception {

    private static final long serialVersionUID = 1L;

    public UnreachableException(String message) {
        super(message);
    }
}
