/** The commands behind {@code ./fovea}. */
@NullMarked
package dev.fovea.load.cli;

import org.jspecify.annotations.NullMarked;
