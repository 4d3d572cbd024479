package dev.fovea.query.pages;

import dev.fovea.topics.ClassifiedRegion;
import dev.fovea.topics.Detection;
import java.util.Set;

/**
 * Which detections are asked for.
 *
 * @param cameras ids; empty for all
 * @param labels of which at least one region has one; empty for any, even none
 * @param minProbability lowest probability of that region, 0 to 1; above 0 it asks for a region at all
 */
public record DetectionFilter(Set<String> cameras, Set<String> labels, double minProbability) {

    /** All detections. */
    public static final DetectionFilter ALL = new DetectionFilter(Set.of(), Set.of(), 0);

    public DetectionFilter {
        cameras = Set.copyOf(cameras);
        labels = Set.copyOf(labels);
    }

    /** Whether detections of this camera can be asked for. */
    public boolean acceptsCamera(String camera) {
        return cameras.isEmpty() || cameras.contains(camera);
    }

    /** Whether this detection is asked for. */
    public boolean accepts(Detection detection) {
        if (!acceptsCamera(detection.camera())) {
            return false;
        }
        return (labels.isEmpty() && minProbability <= 0)
                || detection.regions().stream().anyMatch(this::accepts);
    }

    private boolean accepts(ClassifiedRegion region) {
        return (labels.isEmpty() || labels.contains(region.label())) && region.probability() >= minProbability;
    }
}
