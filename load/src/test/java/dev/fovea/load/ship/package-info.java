/** The files that ship Fovea, checked as strictly as can be without a container engine or a cluster. */
@NullMarked
package dev.fovea.load.ship;

import org.jspecify.annotations.NullMarked;
