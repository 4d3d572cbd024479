package dev.fovea.inference.frames;

import dev.fovea.topics.FrameHeaders;
import dev.fovea.topics.FrameRef;

/** One record of {@code fovea.frames} as it arrived: a frame in its camera's order, or something else. */
public sealed interface Arrival {

    /** Partition and offset of the record. */
    FrameRef place();

    /**
     * A frame whose headers could be read; the picture is not looked at yet.
     *
     * @param camera id of the camera
     * @param picture the encoded picture; never written to
     */
    @SuppressWarnings("ArrayRecordComponent") // Megabytes a second: neither copied nor compared.
    record Frame(FrameRef place, String camera, FrameHeaders headers, byte[] picture) implements Arrival {}

    /**
     * A record that is no frame.
     *
     * @param error what is wrong with its key, value or headers
     */
    record Malformed(FrameRef place, String error) implements Arrival {}

    /**
     * A frame that comes after a later one of its camera: a copy, or out of order.
     *
     * @param error which frame of the camera was taken before it
     */
    record Replayed(FrameRef place, String error) implements Arrival {}
}
