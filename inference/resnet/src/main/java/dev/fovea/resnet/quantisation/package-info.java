/** Networks of 8-bit numbers, made of packaged float32 ones: three times as fast on processors with VNNI. */
@NullMarked
package dev.fovea.resnet.quantisation;

import org.jspecify.annotations.NullMarked;
