package dev.fovea.ingest.capture;

import dev.fovea.topics.FrameHeaders;

/**
 * A frame that is ready to be published.
 *
 * @param camera id
 * @param headers with epoch, seq and regions
 * @param jpeg the picture
 * @param account of the camera, which is told what becomes of the frame
 */
@SuppressWarnings("ArrayRecordComponent") // Pictures are handed on, never compared.
public record Frame(String camera, FrameHeaders headers, byte[] jpeg, Account account) {

    /** What the frame counts towards limits, in bytes: the picture and an allowance for headers. */
    public int size() {
        return jpeg.length + 1024;
    }
}
