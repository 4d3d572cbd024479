/** The paper's own figures, and this project's counts beside them. */
@NullMarked
package dev.fovea.resnet.paper;

import org.jspecify.annotations.NullMarked;
