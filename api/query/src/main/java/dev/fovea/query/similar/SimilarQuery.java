package dev.fovea.query.similar;

import dev.fovea.topics.FrameRef;
import java.time.Duration;
import java.util.Set;

/**
 * Regions like a given one.
 *
 * @param frame of the given region
 * @param number of the given region within its frame, from 0
 * @param cameras to search; empty for all
 * @param labels to search; empty for all
 * @param apart results at one camera are at least so far apart in time, so that a thing that stands still is found once
 * @param limit most results, ≥ 1
 */
public record SimilarQuery(
        FrameRef frame, int number, Set<String> cameras, Set<String> labels, Duration apart, int limit) {

    public SimilarQuery {
        cameras = Set.copyOf(cameras);
        labels = Set.copyOf(labels);
    }
}
