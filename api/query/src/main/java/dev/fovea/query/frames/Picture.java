package dev.fovea.query.frames;

import java.time.Instant;

/**
 * A picture as it lies on {@code fovea.frames}.
 *
 * @param bytes the record's value, unchanged; not to be modified
 * @param contentType an image type that browsers may show, or {@code application/octet-stream}
 * @param camera id of the camera, the record's key; empty where it has none
 * @param regions the record's {@code regions} header as it is, see {@link dev.fovea.topics.Region#parse}
 * @param publishedAt when ingest handed it to Kafka, to the millisecond
 */
@SuppressWarnings("ArrayRecordComponent") // Megabytes that pass through once; a copy would only cost.
public record Picture(byte[] bytes, String contentType, String camera, String regions, Instant publishedAt) {}
