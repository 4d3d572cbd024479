/** The service's figures, each declared once. */
@NullMarked
package dev.fovea.inference.metrics;

import org.jspecify.annotations.NullMarked;
