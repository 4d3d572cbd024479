/** The folder of model packages: finding, checking and warming one, switching to it, and remembering the choice. */
@NullMarked
package dev.fovea.inference.repository;

import org.jspecify.annotations.NullMarked;
