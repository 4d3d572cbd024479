/** The network at work: execution providers and DJL's OnnxRuntime engine, with the native memory that belongs to them. */
@NullMarked
package dev.fovea.inference.engine;

import org.jspecify.annotations.NullMarked;
