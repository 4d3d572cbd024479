/** A model package in use: how pictures become its input and its output becomes labels. */
@NullMarked
package dev.fovea.inference.model;

import org.jspecify.annotations.NullMarked;
