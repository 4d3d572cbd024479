package dev.fovea.topics;

import java.time.Instant;
import java.util.List;

/**
 * What was seen in one frame: the value of {@code fovea.detections}.
 *
 * @param camera id of the camera, also the record's key
 * @param epoch number of the capture, ≥ 1, greater after each restart of the capture
 * @param seq number of the frame within its epoch, ≥ 0
 * @param capturedAt when the frame left the camera, to the microsecond
 * @param classifiedAt when the network had answered
 * @param frame where the picture lies
 * @param width of the picture, pixels
 * @param height of the picture, pixels
 * @param model the one model version that classified all regions
 * @param regions in the order of the frame's {@code regions} header; empty if nothing moved
 */
public record Detection(
        String camera,
        long epoch,
        long seq,
        Instant capturedAt,
        Instant classifiedAt,
        FrameRef frame,
        int width,
        int height,
        ModelRef model,
        List<ClassifiedRegion> regions) {

    /** The CloudEvents type of a detection. */
    public static final String EVENT_TYPE = "dev.fovea.detection.v1";

    public Detection {
        regions = List.copyOf(regions);
    }
}
