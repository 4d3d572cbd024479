package dev.fovea.ingest.capture;

import dev.fovea.topics.CameraStatus;
import java.util.concurrent.CompletableFuture;

/** Where statuses go. */
public interface StatusWriter {

    /** Writes a status without waiting; the result completes when it is kept for good, or with the failure. */
    CompletableFuture<Void> write(CameraStatus status);
}
