package dev.fovea.inference.compare;

/** How probabilities shift from one model version to another, −1 to 1, counted in thousandths. Not thread-safe. */
final class Shifts {

    private static final int STEPS = 1000;

    private final long[] counts = new long[2 * STEPS + 1];
    private long count;
    private double sum;
    private double absoluteSum;

    /** @param shift −1 to 1 */
    void add(double shift) {
        counts[Math.clamp(Math.round(shift * STEPS), -STEPS, STEPS) + STEPS]++;
        count++;
        sum += shift;
        absoluteSum += Math.abs(shift);
    }

    /** There must be one at least. */
    Comparison.Shift summary() {
        return new Comparison.Shift(
                sum / count, absoluteSum / count, percentile(0.05), percentile(0.5), percentile(0.95));
    }

    /** The least shift, to a thousandth, that such a part of all does not exceed. */
    private double percentile(double part) {
        long rank = Math.max(1, (long) Math.ceil(part * count));
        long passed = 0;
        int place = -1;
        while (passed < rank) {
            place++;
            passed += counts[place];
        }
        return (double) (place - STEPS) / STEPS;
    }
}
