/** The packaged service against real brokers, cameras and clips. */
@NullMarked
package dev.fovea.ingest.it;

import org.jspecify.annotations.NullMarked;
