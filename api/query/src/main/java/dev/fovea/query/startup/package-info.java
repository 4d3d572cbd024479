/** What happens before the first answer: topics, waiting for the broker, and giving up with a reason. */
@NullMarked
package dev.fovea.query.startup;

import org.jspecify.annotations.NullMarked;
