/** From arrivals to outcomes: windows, batches, freshness and the failure of single frames, without Kafka and without a framework. */
@NullMarked
package dev.fovea.inference.batch;

import org.jspecify.annotations.NullMarked;
