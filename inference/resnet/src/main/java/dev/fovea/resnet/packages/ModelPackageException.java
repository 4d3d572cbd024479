package dev.fovea.resnet.packages;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A model package that cannot be used or written: which file, what was found there, what is accepted instead. */
public class ModelPackageException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String path;
    private final String found;
    private final String accepted;

    public ModelPackageException(Path path, @Nullable Object found, String accepted) {
        this(path, found, accepted, null);
    }

    public ModelPackageException(Path path, @Nullable Object found, String accepted, @Nullable Throwable cause) {
        super("model package " + path + ": found " + found + ", accepted: " + accepted, cause);
        this.path = path.toString();
        this.found = String.valueOf(found);
        this.accepted = accepted;
    }

    /** The file or folder at fault. */
    public Path path() {
        return Path.of(path);
    }

    /** What stands there, in words. */
    public String found() {
        return found;
    }

    /** What would be accepted, in words. */
    public String accepted() {
        return accepted;
    }
}
