/** The binding to libtorch: the only package that touches a tensor. */
@NullMarked
package dev.fovea.resnet.training.torch;

import org.jspecify.annotations.NullMarked;
