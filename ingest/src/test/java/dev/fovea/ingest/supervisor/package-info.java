/** Tests of {@code dev.fovea.ingest.supervisor}. */
@NullMarked
package dev.fovea.ingest.supervisor;

import org.jspecify.annotations.NullMarked;
