/** Pages of what was seen: keys in time order, filters, cursors and the merge over cameras, without Kafka or HTTP. */
@NullMarked
package dev.fovea.query.pages;

import org.jspecify.annotations.NullMarked;
