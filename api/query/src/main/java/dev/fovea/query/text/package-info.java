/** Names compared, for messages that say what was probably meant. */
@NullMarked
package dev.fovea.query.text;

import org.jspecify.annotations.NullMarked;
