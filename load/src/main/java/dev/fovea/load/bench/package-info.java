/** The benchmarks behind {@code ./fovea bench}: every figure is a ratio of two things measured side by side in one run. */
@NullMarked
package dev.fovea.load.bench;

import org.jspecify.annotations.NullMarked;
