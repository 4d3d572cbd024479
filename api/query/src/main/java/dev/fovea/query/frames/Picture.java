package dev.fovea.query.frames;

/**
 * A picture as it lies on {@code fovea.frames}.
 *
 * @param bytes the record's value, unchanged; not to be modified
 * @param contentType an image type that browsers may show, or {@code application/octet-stream}
 * @param camera id of the camera, the record's key; empty where it has none
 */
@SuppressWarnings("ArrayRecordComponent") // Megabytes that pass through once; a copy would only cost.
public record Picture(byte[] bytes, String contentType, String camera) {}
