/** Whether the processes take no more of the machine however many frames have passed. */
@NullMarked
package dev.fovea.load.bench.memory;

import org.jspecify.annotations.NullMarked;
