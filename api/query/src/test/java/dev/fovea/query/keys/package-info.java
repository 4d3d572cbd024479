/** Tests of the package of this name. */
@NullMarked
package dev.fovea.query.keys;

import org.jspecify.annotations.NullMarked;
