package dev.fovea.topics;

import java.time.Instant;

/**
 * A label seen at a camera over consecutive detections: the value of {@code fovea.sightings}, upserted under its id
 * while open and written once more when it closes.
 *
 * @param id stable: the same detections always give the same id
 * @param camera id of the camera, also the record's key
 * @param label never {@link ClassifiedRegion#UNKNOWN}
 * @param start {@code capturedAt} of the first detection
 * @param end {@code capturedAt} of the last detection so far
 * @param count regions with this label, ≥ 1
 * @param peakProbability highest probability, 0 to 1
 * @param meanProbability mean probability over {@code count} regions, 0 to 1
 * @param bestFrame the frame with the highest probability
 * @param bestRegion the region in that frame
 * @param model that gave the peak
 * @param open whether more detections may still join
 */
public record Sighting(
        String id,
        String camera,
        String label,
        Instant start,
        Instant end,
        long count,
        double peakProbability,
        double meanProbability,
        FrameRef bestFrame,
        Region bestRegion,
        ModelRef model,
        boolean open) {

    /** The CloudEvents type of a sighting. */
    public static final String EVENT_TYPE = "dev.fovea.sighting.v1";
}
