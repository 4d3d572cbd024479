/** Model packages: the folder in which a network, its labels and its preprocessing travel together, read and written whole. */
@NullMarked
package dev.fovea.resnet.packages;

import org.jspecify.annotations.NullMarked;
