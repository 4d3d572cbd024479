package dev.fovea.load.bench.figures;

/**
 * A number that stands beside the ratios and explains them; it is never compared from run to run.
 *
 * @param name such as {@code resnet-50 service decode}
 * @param unit such as {@code ms/frame}
 */
public record Measure(String name, String unit, double value) {}
