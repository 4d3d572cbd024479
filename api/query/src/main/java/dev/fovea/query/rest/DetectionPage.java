package dev.fovea.query.rest;

import dev.fovea.topics.Detection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of detections.
 *
 * @param detections newest first
 * @param next the cursor of the next page; absent on the last
 */
public record DetectionPage(
        List<Detection> detections, @Nullable String next) {

    public DetectionPage {
        detections = List.copyOf(detections);
    }
}
