package dev.fovea.ingest.source;

import dev.fovea.topics.Reason;
import java.nio.ByteBuffer;

/** A picture as the source gives it. */
public sealed interface Shot {

    /**
     * A JPEG as it came from the camera, small enough to be published as it is.
     *
     * @param jpeg the bytes, owned by the receiver
     * @param width pixels
     * @param height pixels
     */
    @SuppressWarnings("ArrayRecordComponent") // Pictures are handed on, never compared.
    record Encoded(byte[] jpeg, int width, int height) implements Shot {}

    /**
     * A decoded picture, already scaled to the size in which it is published.
     *
     * @param bgr direct buffer of height × width × 3 bytes, blue first, rows without padding; the source's own, valid
     *     until its next read
     * @param width pixels
     * @param height pixels
     */
    record Decoded(ByteBuffer bgr, int width, int height) implements Shot {}

    /**
     * Something that came in place of a picture and is captured only to be counted.
     *
     * @param reason why it is dropped
     * @param error what was found, in words
     */
    record Broken(Reason reason, String error) implements Shot {}
}
