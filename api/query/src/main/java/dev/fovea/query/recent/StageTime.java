package dev.fovea.query.recent;

/**
 * How long a stage took for recent frames, in milliseconds. Times of different machines are compared: where their clocks
 * differ, so do these figures, down to below zero.
 *
 * @param stage which stretch
 * @param samples frames measured
 * @param p50 half of the frames took no longer
 * @param p95 of 20 frames 19 took no longer
 * @param most the longest
 */
public record StageTime(Stage stage, int samples, double p50, double p95, double most) {}
