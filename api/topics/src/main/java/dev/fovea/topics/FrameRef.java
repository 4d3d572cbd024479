package dev.fovea.topics;

/**
 * Where a frame's picture lies: a partition and offset of {@code fovea.frames}.
 *
 * @param partition ≥ 0
 * @param offset ≥ 0
 */
public record FrameRef(int partition, long offset) {}
