/** What happens to a training picture before the network sees it, and pictures of nothing. */
@NullMarked
package dev.fovea.resnet.training.augment;

import org.jspecify.annotations.NullMarked;
