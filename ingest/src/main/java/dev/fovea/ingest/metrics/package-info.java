/** The one place in which the metrics of ingest are declared. */
@NullMarked
package dev.fovea.ingest.metrics;

import org.jspecify.annotations.NullMarked;
