/** Picture headers and codecs. */
@NullMarked
package dev.fovea.ingest.picture;

import org.jspecify.annotations.NullMarked;
