package dev.fovea.query.rest;

import dev.fovea.query.state.Rejections;
import java.util.List;

/**
 * All cameras.
 *
 * @param cameras by id
 * @param unattributed rejected records that belong to no camera
 */
public record CameraList(List<CameraView> cameras, Rejections unattributed) {

    public CameraList {
        cameras = List.copyOf(cameras);
    }
}
