/** Breaks Fovea's real processes on purpose, by schedule and by chance, and proves afterwards what was promised. */
@NullMarked
package dev.fovea.load.fault;

import org.jspecify.annotations.NullMarked;
