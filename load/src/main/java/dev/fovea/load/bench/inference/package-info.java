/** The service that drains {@code fovea.frames} against a bare loop around ONNX Runtime. */
@NullMarked
package dev.fovea.load.bench.inference;

import org.jspecify.annotations.NullMarked;
