/** The service as a process of its own. */
@NullMarked
package dev.fovea.query.startup;

import org.jspecify.annotations.NullMarked;
