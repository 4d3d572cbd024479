/** The camera registry: definitions checked, written to {@code fovea.cameras} and read back. */
@NullMarked
package dev.fovea.query.cameras;

import org.jspecify.annotations.NullMarked;
