/** A TCP proxy in user space that makes the way between two processes slow, narrow, dead or silent. */
@NullMarked
package dev.fovea.load.proxy;

import org.jspecify.annotations.NullMarked;
