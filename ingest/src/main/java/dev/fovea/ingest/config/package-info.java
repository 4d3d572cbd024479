/** Settings of ingest and the secrets that sources refer to. */
@NullMarked
package dev.fovea.ingest.config;

import org.jspecify.annotations.NullMarked;
