/** HTTP: classifying a picture, and what model is in use. */
@NullMarked
package dev.fovea.inference.rest;

import org.jspecify.annotations.NullMarked;
