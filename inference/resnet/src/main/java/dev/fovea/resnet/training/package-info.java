/** Training: labelled pictures, augmentation, schedules, checkpoints and the loop; knows no tensor library. */
@NullMarked
package dev.fovea.resnet.training;

import org.jspecify.annotations.NullMarked;
