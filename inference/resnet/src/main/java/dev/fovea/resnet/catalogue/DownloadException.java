package dev.fovea.resnet.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file could not be had from anywhere; the message says for each address why, and what to do. */
public final class DownloadException extends Exception {

    private static final long serialVersionUID = 1L;

    DownloadException(String file, List<String> troubles, @Nullable Throwable cause) {
        super(
                file + " could not be had: " + String.join("; ", troubles)
                        + ". What came is kept: run it again to go on",
                cause);
    }
}
