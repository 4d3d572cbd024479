/** The pages in a real browser, against the real system. */
@NullMarked
package dev.fovea.load.browser;

import org.jspecify.annotations.NullMarked;
