/** The networks of the ResNet paper (He et al. 2015): described, trained, evaluated and packaged. */
@NullMarked
package dev.fovea.resnet;

import org.jspecify.annotations.NullMarked;
