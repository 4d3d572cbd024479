package dev.fovea.resnet.natives;

import java.nio.file.Path;

/** A native library could not be unpacked or loaded; the message names its folder and the cure. */
public final class NotUnpackedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * What the JVM said.
     *
     * @param library its name
     * @param folder where it unpacks itself
     * @param setting the system property that names the folder
     */
    public NotUnpackedException(String library, Path folder, String setting, LinkageError cause) {
        super(
                "the native libraries of " + library + " cannot be unpacked to " + folder
                        + " and loaded from there, where "
                        + (folder.toFile().getUsableSpace() >> 20) + " MiB are free (" + innermost(cause)
                        + "); make room there, let this service's user write and execute there, or name another folder by -D"
                        + setting,
                cause);
    }

    private static Throwable innermost(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return innermost;
    }
}
