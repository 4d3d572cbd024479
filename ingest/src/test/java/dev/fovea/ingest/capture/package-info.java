/** Accounts, states and back-off. */
@NullMarked
package dev.fovea.ingest.capture;

import org.jspecify.annotations.NullMarked;
