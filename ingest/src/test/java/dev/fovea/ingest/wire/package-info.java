/** Tests of {@code dev.fovea.ingest.wire}. */
@NullMarked
package dev.fovea.ingest.wire;

import org.jspecify.annotations.NullMarked;
