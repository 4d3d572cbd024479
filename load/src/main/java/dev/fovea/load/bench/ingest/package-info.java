/** What capturing costs: ingest against the {@code ffmpeg} program, and pass-through against copying bytes. */
@NullMarked
package dev.fovea.load.bench.ingest;

import org.jspecify.annotations.NullMarked;
