package dev.fovea.query.access;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Token buckets by name: each fills at a rate up to a burst. A bounded number is kept, those longest unused are dropped
 * and begin full again. Thread-safe.
 */
final class Allowance {

    private static final int MOST = 10_000;

    private final double perSecond;
    private final double burst;
    private final LinkedHashMap<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST;
        }
    };

    /**
     * @param perSecond tokens that come back in a second, above 0
     * @param burst tokens of a full bucket, at least 1
     */
    Allowance(double perSecond, double burst) {
        this.perSecond = perSecond;
        this.burst = burst;
    }

    /** What is left of a bucket at a time. */
    private record Bucket(double tokens, long nanos) {}

    /**
     * Takes a token if there is one.
     *
     * @param nanos of a clock that only goes on
     * @return how long until there is one; zero if it was taken
     */
    synchronized Duration take(String name, long nanos) {
        double tokens = tokens(name, nanos);
        boolean taken = tokens >= 1;
        buckets.put(name, new Bucket(taken ? tokens - 1 : tokens, nanos));
        return taken ? Duration.ZERO : missing(tokens);
    }

    /** How long until there is a token, without taking one. */
    synchronized Duration await(String name, long nanos) {
        double tokens = tokens(name, nanos);
        return tokens >= 1 ? Duration.ZERO : missing(tokens);
    }

    private double tokens(String name, long nanos) {
        Bucket bucket = buckets.get(name);
        return bucket == null ? burst : Math.min(burst, bucket.tokens() + (nanos - bucket.nanos()) * perSecond / 1e9);
    }

    private Duration missing(double tokens) {
        return Duration.ofNanos((long) Math.ceil((1 - tokens) / perSecond * 1e9));
    }
}
