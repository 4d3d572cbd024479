/** Sums of what was counted by minute: labels and histograms, without Kafka or HTTP. */
@NullMarked
package dev.fovea.query.activity;

import org.jspecify.annotations.NullMarked;
