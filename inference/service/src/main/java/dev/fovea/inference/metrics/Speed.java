package dev.fovea.inference.metrics;

/**
 * How long one frame takes a model version, on average.
 *
 * @param frames decoded for it
 * @param decodeMillis from the encoded picture to the network's input, on one core
 * @param computeMillis its part of a batch's time in the network
 */
public record Speed(long frames, double decodeMillis, double computeMillis) {}
