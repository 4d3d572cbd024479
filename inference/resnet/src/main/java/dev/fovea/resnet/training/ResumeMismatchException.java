package dev.fovea.resnet.training;

import java.util.List;

/** A run cannot go on from its checkpoint because something that decides its result was changed. */
public final class ResumeMismatchException extends RuntimeException {

    ResumeMismatchException(List<String> differences) {
        super("The checkpoint is of another run: %s. Use the same settings and data, or another --out folder"
                .formatted(String.join("; ", differences)));
    }
}
