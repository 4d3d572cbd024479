/** The demo camera's scene, drawn by Fovea itself. */
@NullMarked
package dev.fovea.load.demo;

import org.jspecify.annotations.NullMarked;
