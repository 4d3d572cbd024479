/** Pictures made ready for a network: bounded decoding, cropping and resizing, the same for evaluation and for serving. */
@NullMarked
package dev.fovea.resnet.pictures;

import org.jspecify.annotations.NullMarked;
