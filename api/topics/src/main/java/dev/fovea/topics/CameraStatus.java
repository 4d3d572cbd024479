package dev.fovea.topics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a camera's capture is doing: the value of {@code fovea.camera-status}.
 *
 * @param camera id of the camera, also the record's key
 * @param state of the capture
 * @param since when the state began
 * @param at when this status was written
 * @param epoch of the running or last capture; 0 before the first
 * @param lastSeq highest seq given in that epoch; −1 before the first frame
 * @param counts over all epochs
 * @param instance the ingest instance that writes this
 * @param error why the source failed or the definition is invalid, without any secret
 */
public record CameraStatus(
        String camera,
        CameraState state,
        Instant since,
        Instant at,
        long epoch,
        long lastSeq,
        Counts counts,
        String instance,
        @Nullable String error) {}
