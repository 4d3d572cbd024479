/** Fakes and fixtures that the tests of several packages share. */
@NullMarked
package dev.fovea.inference.testing;

import org.jspecify.annotations.NullMarked;
