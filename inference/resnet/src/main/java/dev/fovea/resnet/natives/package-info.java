/** What native libraries need of the machine before they can be used. */
@NullMarked
package dev.fovea.resnet.natives;

import org.jspecify.annotations.NullMarked;
