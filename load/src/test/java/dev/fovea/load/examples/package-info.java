/** Runs the programs that other people are shown, against the real system. */
@NullMarked
package dev.fovea.load.examples;

import org.jspecify.annotations.NullMarked;
