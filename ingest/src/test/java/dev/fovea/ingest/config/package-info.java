/** Secrets. */
@NullMarked
package dev.fovea.ingest.config;

import org.jspecify.annotations.NullMarked;
