package dev.fovea.topics;

/**
 * One label of a region.
 *
 * @param label a line of the model package's {@code labels.txt}
 * @param probability softmax output, 0 to 1
 */
public record LabelProbability(String label, double probability) {}
