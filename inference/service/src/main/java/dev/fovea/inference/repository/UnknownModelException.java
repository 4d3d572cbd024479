package dev.fovea.inference.repository;

import dev.fovea.resnet.packages.ModelPackageException;
import java.nio.file.Path;

/** There is no package of this name and version in the repository. */
public final class UnknownModelException extends ModelPackageException {

    private static final long serialVersionUID = 1L;

    UnknownModelException(Path folder, String found, String accepted) {
        super(folder, found, accepted);
    }
}
