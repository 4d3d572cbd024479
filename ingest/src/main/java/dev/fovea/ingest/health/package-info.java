/** Whether this instance can do its work now. */
@NullMarked
package dev.fovea.ingest.health;

import org.jspecify.annotations.NullMarked;
