/** What benchmarks run on: Fovea's real processes in a home of their own, worker processes, frames laid ready, processor time. */
@NullMarked
package dev.fovea.load.bench.rig;

import org.jspecify.annotations.NullMarked;
