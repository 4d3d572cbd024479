package dev.fovea.resnet.evaluation;

import java.nio.file.Path;

/** A set of labelled pictures that is not where or as it should be. */
public final class PictureSetException extends Exception {

    public PictureSetException(Path path, String found, String accepted) {
        super("pictures " + path + ": found " + found + "; accepted: " + accepted);
    }
}
