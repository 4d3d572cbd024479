/** Tests of the package of this name. */
@NullMarked
package dev.fovea.query.access;

import org.jspecify.annotations.NullMarked;
