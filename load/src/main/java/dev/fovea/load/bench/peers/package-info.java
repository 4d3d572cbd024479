/** Fovea beside what one would put together instead. */
@NullMarked
package dev.fovea.load.bench.peers;

import org.jspecify.annotations.NullMarked;
