/** A second model version that classifies the same frames beside the one in use, without slowing it more than its share. */
@NullMarked
package dev.fovea.inference.shadow;

import org.jspecify.annotations.NullMarked;
