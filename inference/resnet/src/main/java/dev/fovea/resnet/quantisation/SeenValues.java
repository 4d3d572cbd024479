package dev.fovea.resnet.quantisation;

import java.nio.FloatBuffer;

/**
 * The values of one tensor that were seen: in a first pass their extremes, in a second how often each part of what lies between.
 * Not thread-safe.
 */
final class SeenValues {

    private static final int BINS = 4096;

    private final long[] counts = new long[BINS];
    private float min = Float.POSITIVE_INFINITY;
    private float max = Float.NEGATIVE_INFINITY;
    private long seen;

    /** First pass. */
    void extend(FloatBuffer values) {
        for (int i = 0; i < values.limit(); i++) {
            float value = values.get(i);
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
    }

    /** Second pass, over the same values. */
    void count(FloatBuffer values) {
        float binsPerUnit = BINS / Math.max(max - min, Float.MIN_NORMAL);
        for (int i = 0; i < values.limit(); i++) {
            counts[Math.clamp((long) ((values.get(i) - min) * binsPerUnit), 0, BINS - 1)]++;
        }
        seen += values.limit();
    }

    /**
     * The range that holds a share of the values, with half of the rest below it and half above.
     *
     * @throws IllegalArgumentException if a value was no finite number
     */
    ActivationRange range(double share) {
        if (seen == 0) {
            return new ActivationRange(min, max);
        }
        double outside = seen * (1 - share) / 2;
        float bin = (max - min) / BINS;
        return new ActivationRange(min + bin * below(outside), max - bin * above(outside));
    }

    /** How many bins from the bottom hold no more than so many values. */
    private int below(double most) {
        long sum = 0;
        for (int i = 0; i < BINS; i++) {
            sum += counts[i];
            if (sum > most) {
                return i;
            }
        }
        return 0;
    }

    private int above(double most) {
        long sum = 0;
        for (int i = BINS - 1; i >= 0; i--) {
            sum += counts[i];
            if (sum > most) {
                return BINS - 1 - i;
            }
        }
        return 0;
    }
}
