package dev.fovea.query.rest;

import dev.fovea.query.activity.ActivityBucket;
import java.time.Duration;
import java.util.List;

/**
 * Regions over time.
 *
 * @param bucket length of each bucket, ISO 8601
 * @param buckets oldest first; those without regions are left out
 */
public record ActivityHistogram(String bucket, List<ActivityBucket> buckets) {

    public ActivityHistogram {
        buckets = List.copyOf(buckets);
    }

    static ActivityHistogram of(Duration bucket, List<ActivityBucket> buckets) {
        return new ActivityHistogram(bucket.toString(), buckets);
    }
}
