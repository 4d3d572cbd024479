package dev.fovea.inference.rest;

import dev.fovea.inference.shadow.Trial;
import dev.fovea.inference.shadow.TrialState;
import java.time.Instant;

/**
 * The version on trial.
 *
 * @param since when the trial began
 * @param skipped frames that this instance passed over because it was too far behind ({@code fovea.inference.shadow-lag})
 */
public record ShadowView(String name, String version, TrialState state, Instant since, long skipped) {

    static ShadowView of(Trial trial) {
        return new ShadowView(
                trial.model().name(), trial.model().version(), trial.state(), trial.since(), trial.skipped());
    }
}
