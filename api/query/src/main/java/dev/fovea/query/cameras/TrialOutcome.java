package dev.fovea.query.cameras;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fovea.topics.Detection;
import dev.fovea.topics.FrameRef;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of trying a source.
 *
 * @param result how far it went
 * @param error what failed, without any secret; absent where a picture came
 * @param frame where the picture lies; absent where none came
 * @param width of the picture, pixels; absent where none came
 * @param height of the picture, pixels; absent where none came
 * @param millis that it took
 */
public record TrialOutcome(
        Result result,
        @Nullable String error,
        @Nullable FrameRef frame,
        @Nullable Integer width,
        @Nullable Integer height,
        long millis) {

    /** How far the trial went. */
    public enum Result {
        /** A picture came and was classified. */
        @JsonProperty("picture")
        PICTURE,
        /** The source opens, but no picture of it was classified in time. */
        @JsonProperty("opened")
        OPENED,
        /** The source cannot be read. */
        @JsonProperty("failed")
        FAILED
    }

    static TrialOutcome seen(Detection detection, Duration took) {
        return new TrialOutcome(
                Result.PICTURE, null, detection.frame(), detection.width(), detection.height(), took.toMillis());
    }

    static TrialOutcome opened(String error, Duration took) {
        return new TrialOutcome(Result.OPENED, error, null, null, null, took.toMillis());
    }

    static TrialOutcome failed(String error, Duration took) {
        return new TrialOutcome(Result.FAILED, error, null, null, null, took.toMillis());
    }
}
