/** Classifies frames: from {@code fovea.frames} to {@code fovea.detections}. */
@NullMarked
package dev.fovea.inference;

import org.jspecify.annotations.NullMarked;
