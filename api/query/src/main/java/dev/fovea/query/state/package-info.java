/** The Kafka Streams topology and its stores: what was seen, newest of all, tallied and by camera. */
@NullMarked
package dev.fovea.query.state;

import org.jspecify.annotations.NullMarked;
