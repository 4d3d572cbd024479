/** The HTTP API: resources, parameters and problems. */
@NullMarked
package dev.fovea.query.rest;

import org.jspecify.annotations.NullMarked;
