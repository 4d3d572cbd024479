/** Which cameras this instance owns: definitions, ownership by partition, and recovery after a crash. */
@NullMarked
package dev.fovea.ingest.registry;

import org.jspecify.annotations.NullMarked;
