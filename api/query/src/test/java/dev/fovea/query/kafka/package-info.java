/** Tests of how this service's Kafka clients are set up. */
@NullMarked
package dev.fovea.query.kafka;

import org.jspecify.annotations.NullMarked;
