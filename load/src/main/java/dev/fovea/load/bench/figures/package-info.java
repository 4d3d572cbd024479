/** What a benchmark found, and what can be said of it: medians, ratios, noise, the knee of a curve, a regression. No clock, no file. */
@NullMarked
package dev.fovea.load.bench.figures;

import org.jspecify.annotations.NullMarked;
