/** What OpenTelemetry is told of the frames whose capture was sampled for it. */
@NullMarked
package dev.fovea.inference.tracing;

import org.jspecify.annotations.NullMarked;
