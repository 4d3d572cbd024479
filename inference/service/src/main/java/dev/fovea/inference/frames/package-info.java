/** The edge towards {@code fovea.frames}: records come in and become arrivals. */
@NullMarked
package dev.fovea.inference.frames;

import org.jspecify.annotations.NullMarked;
