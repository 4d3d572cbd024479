/** How far two model versions agree on the same frames. Pure. */
@NullMarked
package dev.fovea.inference.compare;

import org.jspecify.annotations.NullMarked;
