package dev.fovea.resnet.training;

import java.nio.file.Path;

/** A run was asked to stop, and did. */
public final class StoppedException extends RuntimeException {

    StoppedException(int epoch, Path folder) {
        super("Stopped in epoch %d. Add --resume to go on from the last whole epoch, if there is one, in %s"
                .formatted(epoch, folder));
    }
}
