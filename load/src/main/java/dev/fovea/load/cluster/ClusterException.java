package dev.fovea.load.cluster;

/** Fovea cannot be started, found or stopped here. The message says what was found and what to do. */
public class ClusterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ClusterException(String message) {
        super(message);
    }

    public ClusterException(String message, Throwable cause) {
        super(message, cause);
    }
}
