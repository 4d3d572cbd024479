package dev.fovea.topics;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A camera's definition: the value of the compacted topic {@code fovea.cameras}.
 *
 * @param id 1 to 63 lower-case letters, digits and hyphens, beginning with a letter or digit
 * @param source address of the stream, see {@link SourceAddress}; secrets stand in it as <code>${secret:name}</code>
 * @param enabled whether it is captured
 * @param fps frames kept a second, 0.01 to 120; the rest is skipped before it counts as captured
 * @param keyframesOnly decode and keep key frames alone, at most {@code fps} of them a second
 * @param maxSide longest side of a published picture in pixels, 32 to 7680; larger pictures are scaled down
 * @param regions what is classified in each frame
 * @param pace how fast a file or folder is played; live sources ignore it
 * @param loop whether a file or folder starts again at its end
 */
public record Camera(
        String id,
        String source,
        boolean enabled,
        double fps,
        boolean keyframesOnly,
        int maxSide,
        RegionMode regions,
        Pace pace,
        boolean loop) {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    /** Which regions of a frame are classified. */
    public enum RegionMode {
        /** Where something moves. */
        @JsonProperty("motion")
        MOTION,
        /** The frame as a whole. */
        @JsonProperty("whole")
        WHOLE,
        /** The frame as a whole, then where something moves. */
        @JsonProperty("both")
        BOTH
    }

    /** How fast a recorded source is played. */
    public enum Pace {
        /** By its own time stamps, like a live camera. */
        @JsonProperty("source")
        SOURCE,
        /** As fast as the pipeline takes it; nothing is dropped for lack of speed. */
        @JsonProperty("max")
        MAX
    }

    /** @throws InvalidCameraException if a field is out of its range */
    public Camera {
        if (!isId(id)) {
            throw new InvalidCameraException(
                    "id",
                    "'" + id
                            + "' is not 1 to 63 lower-case letters, digits and hyphens beginning with a letter or digit");
        }
        SourceAddress.parse(source);
        if (!(fps >= 0.01 && fps <= 120)) {
            throw new InvalidCameraException("fps", fps + " is not between 0.01 and 120");
        }
        if (maxSide < 32 || maxSide > 7680) {
            throw new InvalidCameraException("maxSide", maxSide + " is not between 32 and 7680");
        }
    }

    /**
     * A camera from JSON, where all but {@code id} and {@code source} may be left out: enabled, 5 frames a second, at
     * most 1280 pixels, motion regions, at the source's pace, once.
     *
     * @throws InvalidCameraException if a field is missing or out of its range
     */
    @JsonCreator
    public static Camera of(
            @JsonProperty("id") @Nullable String id,
            @JsonProperty("source") @Nullable String source,
            @JsonProperty("enabled") @Nullable Boolean enabled,
            @JsonProperty("fps") @Nullable Double fps,
            @JsonProperty("keyframesOnly") @Nullable Boolean keyframesOnly,
            @JsonProperty("maxSide") @Nullable Integer maxSide,
            @JsonProperty("regions") @Nullable RegionMode regions,
            @JsonProperty("pace") @Nullable Pace pace,
            @JsonProperty("loop") @Nullable Boolean loop) {
        if (id == null) {
            throw new InvalidCameraException("id", "is missing");
        }
        if (source == null) {
            throw new InvalidCameraException("source", "is missing; give an address such as rtsp://host/stream");
        }
        return new Camera(
                id,
                source,
                enabled == null || enabled,
                fps == null ? 5 : fps,
                keyframesOnly != null && keyframesOnly,
                maxSide == null ? 1280 : maxSide,
                regions == null ? RegionMode.MOTION : regions,
                pace == null ? Pace.SOURCE : pace,
                loop != null && loop);
    }

    /** A camera with the defaults of {@link #of}. */
    public static Camera of(String id, String source) {
        return of(id, source, null, null, null, null, null, null, null);
    }

    /** Whether the text can be a camera id. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** The parsed source. */
    public SourceAddress address() {
        return SourceAddress.parse(source);
    }
}
