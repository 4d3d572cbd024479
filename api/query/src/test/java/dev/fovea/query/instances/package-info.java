/** Tests of how several instances answer as one. */
@NullMarked
package dev.fovea.query.instances;

import org.jspecify.annotations.NullMarked;
