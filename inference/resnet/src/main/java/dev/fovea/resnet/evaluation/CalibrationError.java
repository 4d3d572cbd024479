package dev.fovea.resnet.evaluation;

/**
 * How far a network's probabilities are from how often it is right: the expected calibration error, the mean over all answers of
 * |probability − share right| within 15 bins of equal width (Guo et al. 2017, section 2). Not thread-safe.
 */
public final class CalibrationError {

    private static final int BINS = 15;

    private final long[] right = new long[BINS];
    private final double[] probability = new double[BINS];
    private long answers;

    /** Counts one answer: the most probable label's probability, and whether it was right. */
    public void add(double top, boolean isRight) {
        int bin = Math.clamp((int) (top * BINS), 0, BINS - 1);
        answers++;
        probability[bin] += top;
        right[bin] += isRight ? 1 : 0;
    }

    /** 0 (perfect) to 1; 0 without answers. */
    public double value() {
        double sum = 0;
        for (int i = 0; i < BINS; i++) {
            sum += Math.abs(probability[i] - right[i]);
        }
        return answers == 0 ? 0 : sum / answers;
    }
}
