package dev.fovea.inference.repository;

import java.io.IOException;
import java.nio.file.Path;

/** A choice of a model could not be written down, and so was not made: a restart would undo it. */
public final class ChoiceNotKeptException extends Exception {

    private static final long serialVersionUID = 1L;

    ChoiceNotKeptException(Path file, IOException cause) {
        super(
                "the choice cannot be kept in " + file + " (" + cause
                        + "), so nothing was changed; make it writable, or"
                        + " name another file by fovea.models.choice",
                cause);
    }
}
