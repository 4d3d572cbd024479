package dev.fovea.inference.batch;

import java.util.concurrent.Executor;

/**
 * The threads that classify.
 *
 * @param lanes each takes one window at a time through the network; not those of the decoders, for which they wait
 * @param decoders for computing
 * @param size how many windows may be worked on at once, and how many pictures decoded, ≥ 1
 */
public record Crew(Executor lanes, Executor decoders, int size) {}
