/** Detections as lines of a file. */
@NullMarked
package dev.fovea.query.export;

import org.jspecify.annotations.NullMarked;
