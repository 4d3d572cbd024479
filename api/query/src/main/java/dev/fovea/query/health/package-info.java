/** Whether this service can answer now. */
@NullMarked
package dev.fovea.query.health;

import org.jspecify.annotations.NullMarked;
