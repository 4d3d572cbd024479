/** Ingest's way to the broker against Kafka's own producer benchmark. */
@NullMarked
package dev.fovea.load.bench.produce;

import org.jspecify.annotations.NullMarked;
