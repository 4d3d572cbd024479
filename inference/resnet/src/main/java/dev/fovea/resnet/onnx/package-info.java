/** ONNX graphs written, wrapped and run: how a network becomes the one form that model packages have. */
@NullMarked
package dev.fovea.resnet.onnx;

import org.jspecify.annotations.NullMarked;
