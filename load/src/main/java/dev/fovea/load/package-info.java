/** Runs the whole system on one machine: launcher, command line, synthetic cameras. */
@NullMarked
package dev.fovea.load;

import org.jspecify.annotations.NullMarked;
