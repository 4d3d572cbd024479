/** The worker process: reads some cameras' sources and hands what is kept of them to ingest. */
@NullMarked
package dev.fovea.ingest.worker;

import org.jspecify.annotations.NullMarked;
