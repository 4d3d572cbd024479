/** A camera's running source: states, epochs, sampling, accounts and reconnection. */
@NullMarked
package dev.fovea.ingest.capture;

import org.jspecify.annotations.NullMarked;
