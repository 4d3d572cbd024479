/** The edge towards {@code fovea.detections} and {@code fovea.frames.rejected}: outcomes go out in one transaction with the offsets. */
@NullMarked
package dev.fovea.inference.detections;

import org.jspecify.annotations.NullMarked;
