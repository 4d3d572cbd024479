/** What ingest and its worker processes say to each other, and how it is written. */
@NullMarked
package dev.fovea.ingest.wire;

import org.jspecify.annotations.NullMarked;
