/** A trained network's numbers as a file that needs no native library to read: parameters, statistics and what they are for. */
@NullMarked
package dev.fovea.resnet.parameters;

import org.jspecify.annotations.NullMarked;
