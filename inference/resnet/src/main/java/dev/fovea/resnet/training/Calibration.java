package dev.fovea.resnet.training;

import dev.fovea.resnet.evaluation.CalibrationError;

/**
 * Makes probabilities mean what they say: the temperature that logits are divided by before the softmax (Guo et al. 2017,
 * "On calibration of modern neural networks"). Stateless.
 */
public final class Calibration {

    private static final double LOWEST = 0.05;
    private static final double HIGHEST = 20;
    private static final int ENOUGH_WRONG = 10;

    private Calibration() {}

    /**
     * The temperature with the least cross-entropy on these pictures, which must not have been learnt from; at least 1 where
     * fewer than 10 of them are wrong, because so few do not show that the network is too timid.
     */
    public static double temperature(float[][] logits, long[] labels) {
        double best = leastCrossEntropy(logits, labels);
        return new Answers(logits, labels).tally().wrong() < ENOUGH_WRONG ? Math.max(1, best) : best;
    }

    private static double leastCrossEntropy(float[][] logits, long[] labels) {
        // Convex in 1/T, so that a ternary search on its logarithm finds the one minimum.
        double low = Math.log(LOWEST);
        double high = Math.log(HIGHEST);
        for (int i = 0; i < 60; i++) {
            double a = low + (high - low) / 3;
            double b = high - (high - low) / 3;
            if (crossEntropy(logits, labels, Math.exp(a)) < crossEntropy(logits, labels, Math.exp(b))) {
                high = b;
            } else {
                low = a;
            }
        }
        return Math.exp((low + high) / 2);
    }

    /** Mean of −log of the true label's probability. */
    public static double crossEntropy(float[][] logits, long[] labels, double temperature) {
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            sum -= Math.log(Math.max(1e-30, softmax(logits[i], temperature)[(int) labels[i]]));
        }
        return labels.length == 0 ? 0 : sum / labels.length;
    }

    /**
     * The expected calibration error, see {@link CalibrationError}, from 0 to 1.
     */
    public static double expectedError(float[][] logits, long[] labels, double temperature) {
        CalibrationError error = new CalibrationError();
        for (int i = 0; i < labels.length; i++) {
            double[] softmax = softmax(logits[i], temperature);
            int top = top(softmax);
            error.add(softmax[top], top == labels[i]);
        }
        return error.value();
    }

    /** Probabilities of one row of logits. */
    public static double[] softmax(float[] logits, double temperature) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            greatest = Math.max(greatest, logit);
        }
        double[] values = new double[logits.length];
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.exp((logits[i] - greatest) / temperature);
            sum += values[i];
        }
        for (int i = 0; i < values.length; i++) {
            values[i] /= sum;
        }
        return values;
    }

    private static int top(double[] values) {
        int top = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[top]) {
                top = i;
            }
        }
        return top;
    }
}
