package dev.fovea.ingest.source;

/**
 * A source cannot be opened or read. The message says what was found and what to do, and holds neither the address nor
 * a secret.
 */
public class SourceException extends Exception {

    private static final long serialVersionUID = 1L;

    public SourceException(String message) {
        super(message);
    }
}
