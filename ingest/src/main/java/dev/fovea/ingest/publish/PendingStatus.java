package dev.fovea.ingest.publish;

import dev.fovea.topics.CameraStatus;
import java.util.concurrent.CompletableFuture;

/** A status on its way; {@code kept} completes when the broker keeps it for good. */
record PendingStatus(CameraStatus status, CompletableFuture<Void> kept) {}
