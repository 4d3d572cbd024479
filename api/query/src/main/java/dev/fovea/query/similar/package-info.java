/** The search for regions that look alike to the network. */
@NullMarked
package dev.fovea.query.similar;

import org.jspecify.annotations.NullMarked;
