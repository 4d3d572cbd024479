/** Sources, without a network. */
@NullMarked
package dev.fovea.ingest.source;

import org.jspecify.annotations.NullMarked;
