/** Finding the regions of a picture in which something moves. */
@NullMarked
package dev.fovea.ingest.motion;

import org.jspecify.annotations.NullMarked;
