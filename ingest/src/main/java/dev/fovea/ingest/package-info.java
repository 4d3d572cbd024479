/** Captures cameras and publishes their frames. */
@NullMarked
package dev.fovea.ingest;

import org.jspecify.annotations.NullMarked;
