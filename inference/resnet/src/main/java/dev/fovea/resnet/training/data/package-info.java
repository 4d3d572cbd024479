/** Labelled pictures, read once and kept decoded in memory: folders, tars of folders, and CIFAR's own files. */
@NullMarked
package dev.fovea.resnet.training.data;

import org.jspecify.annotations.NullMarked;
