/** The folder of model packages: finding, checking and warming one. */
@NullMarked
package dev.fovea.inference.repository;

import org.jspecify.annotations.NullMarked;
