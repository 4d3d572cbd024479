/** Sizes, decoding and encoding of single pictures: the edge to OpenCV's codecs. */
@NullMarked
package dev.fovea.ingest.picture;

import org.jspecify.annotations.NullMarked;
