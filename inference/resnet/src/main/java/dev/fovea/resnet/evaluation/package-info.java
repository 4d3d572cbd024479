/** How good a network is: its answers on labelled pictures counted, compared and drawn. */
@NullMarked
package dev.fovea.resnet.evaluation;

import org.jspecify.annotations.NullMarked;
