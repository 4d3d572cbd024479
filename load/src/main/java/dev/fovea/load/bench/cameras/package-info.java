/** How many cameras a machine carries, and how late their results are. */
@NullMarked
package dev.fovea.load.bench.cameras;

import org.jspecify.annotations.NullMarked;
