package dev.fovea.topics;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Why a frame has no detection. The set is closed: every captured frame is classified or carries exactly one of these.
 *
 * <p>On topics, in JSON and in metric labels a reason is written in lower case ({@code decode_error}).
 */
public enum Reason {
    /** The bytes are not a picture that can be decoded, or not one of the size that its headers tell. */
    DECODE_ERROR,
    /** The encoded picture has more bytes than the topic takes. */
    OVERSIZE,
    /** The picture's header announces more pixels than are decoded. */
    PIXEL_LIMIT,
    /** The frame was older than the freshness budget when its turn came. */
    STALE,
    /** The broker took frames slower than the camera gave them, and the bounded buffer was full. */
    BACKPRESSURE,
    /** The frame was captured by an instance that died before it could publish or account for it. */
    SOURCE_GAP,
    /** The record is not a frame: a null key or value, or headers that are missing or malformed. */
    POISON,
    /** The camera used more than its share. */
    QUOTA,
    /** The network failed on this frame alone. */
    INFERENCE_ERROR,
    /** The service stopped before the frame's turn came. */
    SHUTDOWN,
    /** The record comes after a later frame of its camera: a copy, or out of order. It counts in no camera's account. */
    REPLAYED,
    /** The broker removed the frame before its turn came. It stands in accounts alone: there is no record left to reject. */
    EXPIRED;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The reason as written on topics and in JSON, for example {@code decode_error}. */
    @JsonValue
    public String word() {
        return word;
    }

    /**
     * Reads a reason's word.
     *
     * @throws IllegalArgumentException if no reason has this word; the message lists the accepted ones
     */
    @JsonCreator
    public static Reason of(String word) {
        for (Reason reason : values()) {
            if (reason.word.equals(word)) {
                return reason;
            }
        }
        throw new IllegalArgumentException("unknown reason '" + word + "'; accepted: "
                + Arrays.stream(values()).map(Reason::word).collect(Collectors.joining(", ")));
    }
}
