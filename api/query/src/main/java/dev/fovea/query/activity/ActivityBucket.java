package dev.fovea.query.activity;

import java.time.Instant;

/**
 * One bar of the histogram.
 *
 * @param start of the bucket
 * @param camera id
 * @param label of the regions
 * @param count regions, ≥ 1; buckets without any are left out
 */
public record ActivityBucket(Instant start, String camera, String label, long count) {}
