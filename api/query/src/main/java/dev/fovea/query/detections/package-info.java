/** Pages of detections: keys in time order, filters, cursors and the merge over cameras, without Kafka or HTTP. */
@NullMarked
package dev.fovea.query.detections;

import org.jspecify.annotations.NullMarked;
