/** Finds out why Fovea would not run well on this machine, and says what to do. */
@NullMarked
package dev.fovea.load.doctor;

import org.jspecify.annotations.NullMarked;
