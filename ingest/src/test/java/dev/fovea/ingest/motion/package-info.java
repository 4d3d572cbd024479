/** Regions of synthetic blobs and pictures. */
@NullMarked
package dev.fovea.ingest.motion;

import org.jspecify.annotations.NullMarked;
