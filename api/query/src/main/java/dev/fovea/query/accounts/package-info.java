/** The account of a camera: what became of each captured frame. */
@NullMarked
package dev.fovea.query.accounts;

import org.jspecify.annotations.NullMarked;
