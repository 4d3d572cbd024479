package dev.fovea.query.detections;

import dev.fovea.topics.Detection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Detections, newest first.
 *
 * @param detections at most as many as asked for; fewer where the scan limit was reached
 * @param next where the next page begins; null when there is nothing more
 */
public record Page(List<Detection> detections, @Nullable PageCursor next) {

    public Page {
        detections = List.copyOf(detections);
    }
}
