/** Tests of the package of this name. */
@NullMarked
package dev.fovea.query.cameras;

import org.jspecify.annotations.NullMarked;
