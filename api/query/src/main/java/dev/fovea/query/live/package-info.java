/** Detections as they come, for many clients that may resume where they left off. */
@NullMarked
package dev.fovea.query.live;

import org.jspecify.annotations.NullMarked;
