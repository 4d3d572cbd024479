/** The service's settings. */
@NullMarked
package dev.fovea.inference.config;

import org.jspecify.annotations.NullMarked;
