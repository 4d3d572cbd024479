/** Joins consecutive detections of a label into sightings, without Kafka or HTTP. */
@NullMarked
package dev.fovea.query.sightings;

import org.jspecify.annotations.NullMarked;
