package dev.fovea.inference.batch;

import java.util.concurrent.Executor;

/**
 * The threads that classify.
 *
 * @param lanes each takes one window at a time through the network
 * @param decoders decode for lanes that are fewer than {@code size}, and so are other threads than these; idle where each lane decodes
 *     itself
 * @param size how many windows may be worked on at once, and how many pictures decoded, ≥ 1
 */
public record Crew(Executor lanes, Executor decoders, int size) {}
