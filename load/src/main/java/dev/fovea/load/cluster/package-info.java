/** Starts, finds and stops the processes of Fovea on this machine. */
@NullMarked
package dev.fovea.load.cluster;

import org.jspecify.annotations.NullMarked;
