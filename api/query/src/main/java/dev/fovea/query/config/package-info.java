/** The settings of this service. */
@NullMarked
package dev.fovea.query.config;

import org.jspecify.annotations.NullMarked;
