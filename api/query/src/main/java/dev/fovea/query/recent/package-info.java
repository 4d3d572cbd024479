/** What has just come in, in memory of this instance alone: rejected frames with their reasons, and how long stages took. */
@NullMarked
package dev.fovea.query.recent;

import org.jspecify.annotations.NullMarked;
