/** The buffer, without a broker. */
@NullMarked
package dev.fovea.ingest.publish;

import org.jspecify.annotations.NullMarked;
