package dev.fovea.query.sightings;

import java.time.Duration;

/**
 * When detections are one sighting, and when they are none.
 *
 * @param gap the longest time without the label that is bridged; it must be longer than a camera's time between frames
 * @param minLength shorter sightings are flicker and never reported
 * @param minCount sightings of fewer regions are flicker too
 * @param update how often, in the camera's own time, an open sighting is written again
 */
public record SightingPolicy(Duration gap, Duration minLength, int minCount, Duration update) {

    /** @throws IllegalArgumentException naming the setting that is out of range */
    public SightingPolicy {
        if (gap.isNegative() || gap.isZero()) {
            throw new IllegalArgumentException(
                    "fovea.sightings.gap is " + gap + "; it must be longer than zero, for example PT3S");
        }
        if (minLength.isNegative() || update.isNegative()) {
            throw new IllegalArgumentException(
                    "fovea.sightings.min-length and update-every must not be negative: " + minLength + ", " + update);
        }
        if (minCount < 1) {
            throw new IllegalArgumentException("fovea.sightings.min-count is " + minCount + "; it must be at least 1");
        }
    }
}
