/** What OpenTelemetry is told of the detections whose frame was sampled for it. */
@NullMarked
package dev.fovea.query.tracing;

import org.jspecify.annotations.NullMarked;
