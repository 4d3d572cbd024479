/** Tests of {@code dev.fovea.ingest.worker}. */
@NullMarked
package dev.fovea.ingest.worker;

import org.jspecify.annotations.NullMarked;
