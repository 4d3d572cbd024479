/** What OpenTelemetry is told of the frames that are sampled for it. */
@NullMarked
package dev.fovea.ingest.tracing;

import org.jspecify.annotations.NullMarked;
