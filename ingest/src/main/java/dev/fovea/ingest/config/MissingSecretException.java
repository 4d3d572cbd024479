package dev.fovea.ingest.config;

/** A source refers to a secret that is not set. The message names the secret and where to set it. */
public class MissingSecretException extends Exception {

    private static final long serialVersionUID = 1L;

    public MissingSecretException(String message) {
        super(message);
    }
}
