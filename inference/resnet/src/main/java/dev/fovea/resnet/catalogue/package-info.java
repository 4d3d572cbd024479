/** Networks that others have published: where they lie, what they must be, and how they become model packages. */
@NullMarked
package dev.fovea.resnet.catalogue;

import org.jspecify.annotations.NullMarked;
