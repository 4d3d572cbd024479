package dev.fovea.query.live;

import dev.fovea.topics.Detection;

/**
 * A detection as it came.
 *
 * @param partition of {@code fovea.detections}
 * @param offset in that partition
 * @param detection read from {@code json}
 * @param json the record's value
 */
public record LiveEvent(int partition, long offset, Detection detection, String json) {}
