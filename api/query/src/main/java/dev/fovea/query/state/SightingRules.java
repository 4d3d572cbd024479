package dev.fovea.query.state;

import dev.fovea.query.sightings.SightingPolicy;
import java.time.Duration;
import java.util.Map;

/**
 * How sightings are made and kept.
 *
 * @param general policy of cameras that have none of their own
 * @param byCamera policies by camera id
 * @param idle silence of a camera, by this service's clock, after which its open sightings are closed
 * @param retention since their start
 */
public record SightingRules(
        SightingPolicy general, Map<String, SightingPolicy> byCamera, Duration idle, Retention retention) {

    public SightingRules {
        byCamera = Map.copyOf(byCamera);
    }

    /** The policy of a camera. */
    SightingPolicy policy(String camera) {
        return byCamera.getOrDefault(camera, general);
    }
}
