package dev.fovea.resnet.evaluation;

/** The mean of several answers, label by label. */
final class Mean {

    private final double[] sum;
    private int count;

    Mean(int labels) {
        sum = new double[labels];
    }

    void add(float[] probabilities) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += probabilities[i];
        }
        count++;
    }

    float[] value() {
        float[] mean = new float[sum.length];
        for (int i = 0; i < sum.length; i++) {
            mean[i] = (float) (sum[i] / count);
        }
        return mean;
    }
}
