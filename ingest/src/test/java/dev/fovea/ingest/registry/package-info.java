/** Definitions and recovery, without a broker. */
@NullMarked
package dev.fovea.ingest.registry;

import org.jspecify.annotations.NullMarked;
