/** HTTP: classifying pictures, and the repository of models: what there is, what is in use, and who may change that. */
@NullMarked
package dev.fovea.inference.rest;

import org.jspecify.annotations.NullMarked;
