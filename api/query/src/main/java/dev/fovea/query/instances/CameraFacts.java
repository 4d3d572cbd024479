package dev.fovea.query.instances;

import dev.fovea.query.accounts.AccountTally;
import dev.fovea.query.state.Copy;
import dev.fovea.topics.CameraStatus;
import dev.fovea.topics.Detection;
import org.jspecify.annotations.Nullable;

/**
 * What the state knows of a camera.
 *
 * @param camera id
 * @param status the newest; absent until an ingest instance has taken the camera
 * @param latest the newest detection by (epoch, seq); absent before the first
 * @param tally what the topics behind say
 */
public record CameraFacts(
        String camera,
        @Nullable CameraStatus status,
        @Nullable Detection latest,
        AccountTally tally) {

    /** Nothing known. */
    public static CameraFacts none(String camera) {
        return new CameraFacts(camera, null, null, AccountTally.NONE);
    }

    static CameraFacts of(Copy copy, String camera) {
        return new CameraFacts(
                camera, copy.status(camera).orElse(null), copy.latest(camera).orElse(null), copy.tally(camera));
    }

    /** Whether anything is known. */
    public boolean isAny() {
        return !equals(none(camera));
    }
}
