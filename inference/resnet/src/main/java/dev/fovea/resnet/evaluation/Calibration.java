package dev.fovea.resnet.evaluation;

/**
 * How far a network's probabilities are from how often it is right: the expected calibration error, the mean over all answers of
 * |probability − share right| within bins of equal width (Guo et al. 2017, section 2). Not thread-safe.
 */
final class Calibration {

    private static final int BINS = 15;

    private final long[] count = new long[BINS];
    private final long[] right = new long[BINS];
    private final double[] probability = new double[BINS];

    /** Counts one answer: the most probable label's probability, and whether it was right. */
    void add(double top, boolean isRight) {
        int bin = Math.clamp((int) (top * BINS), 0, BINS - 1);
        count[bin]++;
        probability[bin] += top;
        if (isRight) {
            right[bin]++;
        }
    }

    /** 0 (perfect) to 1; 0 without answers. */
    double error() {
        long total = 0;
        double sum = 0;
        for (int i = 0; i < BINS; i++) {
            total += count[i];
            sum += Math.abs(probability[i] - right[i]);
        }
        return total == 0 ? 0 : sum / total;
    }
}
