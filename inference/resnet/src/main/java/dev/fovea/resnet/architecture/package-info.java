/** Every network of the paper as data, from which its graph, its shapes and its counts are derived. */
@NullMarked
package dev.fovea.resnet.architecture;

import org.jspecify.annotations.NullMarked;
