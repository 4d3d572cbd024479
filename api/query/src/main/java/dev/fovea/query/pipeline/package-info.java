/** How the services behind this one are doing: the broker, the consumer groups and the model. */
@NullMarked
package dev.fovea.query.pipeline;

import org.jspecify.annotations.NullMarked;
