/** The only way from ingest to cameras on a network: every connection is judged by the address policy and pinned. */
@NullMarked
package dev.fovea.ingest.network;

import org.jspecify.annotations.NullMarked;
