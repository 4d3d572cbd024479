/** Reads and writes Fovea's REST interface for the command line. */
@NullMarked
package dev.fovea.load.client;

import org.jspecify.annotations.NullMarked;
