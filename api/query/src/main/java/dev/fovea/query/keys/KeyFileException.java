package dev.fovea.query.keys;

import org.jspecify.annotations.Nullable;

/** The file of keys cannot be used as asked; the message names the file or the key and what is wrong. */
public class KeyFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public KeyFileException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
