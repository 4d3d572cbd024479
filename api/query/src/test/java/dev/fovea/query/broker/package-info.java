/** A real broker for tests, in a process of its own, and records to feed it with. */
@NullMarked
package dev.fovea.query.broker;

import org.jspecify.annotations.NullMarked;
