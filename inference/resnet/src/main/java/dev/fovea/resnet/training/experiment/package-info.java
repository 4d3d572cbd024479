/** The paper's experiments on CIFAR-10, repeated. */
@NullMarked
package dev.fovea.resnet.training.experiment;

import org.jspecify.annotations.NullMarked;
