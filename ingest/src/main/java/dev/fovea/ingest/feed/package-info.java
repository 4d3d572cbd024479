/** What a capture gets of its source, be it read in this process or in another. */
@NullMarked
package dev.fovea.ingest.feed;

import org.jspecify.annotations.NullMarked;
