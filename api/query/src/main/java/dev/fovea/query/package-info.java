/** Answers about what was seen: REST, server-sent events, pages and the camera registry. */
@NullMarked
package dev.fovea.query;

import org.jspecify.annotations.NullMarked;
