/** Drawings of how training went. */
@NullMarked
package dev.fovea.resnet.training.chart;

import org.jspecify.annotations.NullMarked;
