package dev.fovea.query.activity;

import java.time.Instant;
import java.util.SortedMap;

/**
 * How often a label was seen.
 *
 * @param label of a region
 * @param count regions
 * @param first minute in which it was seen
 * @param last minute in which it was seen
 * @param cameras regions by camera
 */
public record LabelCount(String label, long count, Instant first, Instant last, SortedMap<String, Long> cameras) {}
