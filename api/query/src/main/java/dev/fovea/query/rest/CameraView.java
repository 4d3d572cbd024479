package dev.fovea.query.rest;

import dev.fovea.query.accounts.Account;
import dev.fovea.topics.Camera;
import dev.fovea.topics.CameraStatus;
import dev.fovea.topics.Detection;
import org.jspecify.annotations.Nullable;

/**
 * A camera as a whole.
 *
 * @param id of the camera
 * @param camera its definition as written
 * @param status the newest; absent until an ingest instance has taken the camera
 * @param newest its newest detection; absent before the first
 * @param account what became of its frames
 */
public record CameraView(
        String id,
        Camera camera,
        @Nullable CameraStatus status,
        @Nullable Detection newest,
        Account account) {}
