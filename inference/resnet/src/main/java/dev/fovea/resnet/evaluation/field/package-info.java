/** How a tagger does where it will work: on regions of real clips, labelled by eye, and on photos. */
@NullMarked
package dev.fovea.resnet.evaluation.field;

import org.jspecify.annotations.NullMarked;
