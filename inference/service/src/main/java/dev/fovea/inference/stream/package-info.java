/** The loop from frames to detections, its states, and how it recovers. */
@NullMarked
package dev.fovea.inference.stream;

import org.jspecify.annotations.NullMarked;
