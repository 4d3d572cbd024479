/** Cameras that do not exist: they paint who, which session and which frame into every picture, and remember what they sent. */
@NullMarked
package dev.fovea.load.camera;

import org.jspecify.annotations.NullMarked;
