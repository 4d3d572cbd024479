/** Frames and statuses on their way to Kafka. */
@NullMarked
package dev.fovea.ingest.publish;

import org.jspecify.annotations.NullMarked;
