/** Readiness: able to classify frames now. */
@NullMarked
package dev.fovea.inference.health;

import org.jspecify.annotations.NullMarked;
