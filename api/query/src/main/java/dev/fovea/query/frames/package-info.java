/** Pictures read from {@code fovea.frames} by partition and offset. */
@NullMarked
package dev.fovea.query.frames;

import org.jspecify.annotations.NullMarked;
