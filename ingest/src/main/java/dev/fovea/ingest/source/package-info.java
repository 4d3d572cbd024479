/** Reading pictures from every kind of source: the edge to FFmpeg, HTTP and the file system. */
@NullMarked
package dev.fovea.ingest.source;

import org.jspecify.annotations.NullMarked;
