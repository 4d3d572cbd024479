/** Runs captures in worker processes: starts them, watches them, and keeps apart what brought one down. */
@NullMarked
package dev.fovea.ingest.supervisor;

import org.jspecify.annotations.NullMarked;
