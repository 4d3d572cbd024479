/** Classifying pictures without Kafka and without a framework. */
@NullMarked
package dev.fovea.inference.tag;

import org.jspecify.annotations.NullMarked;
