/** How this service's own Kafka clients reach the broker. */
@NullMarked
package dev.fovea.query.kafka;

import org.jspecify.annotations.NullMarked;
