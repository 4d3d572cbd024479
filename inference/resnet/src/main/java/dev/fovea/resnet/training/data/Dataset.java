package dev.fovea.resnet.training.data;

import dev.fovea.resnet.packages.Normalisation;
import java.util.List;

/**
 * Everything that a training run reads.
 *
 * @param labels in the order of the logits: alphabetical, or the official order for CIFAR's own files
 * @param train never empty, and holds at least one picture of each label
 * @param test may be empty
 * @param skipped files that could not be decoded, each with the reason
 */
public record Dataset(List<String> labels, LabelledPictures train, LabelledPictures test, List<String> skipped) {

    public Dataset {
        labels = List.copyOf(labels);
        skipped = List.copyOf(skipped);
    }

    /** Mean and standard deviation of each channel over the training pictures, to four digits. */
    public Normalisation normalisation() {
        double[] sum = new double[3];
        double[] squares = new double[3];
        long count = 0;
        for (byte[] picture : train.pixels()) {
            for (int i = 0; i < picture.length; i++) {
                double value = (picture[i] & 0xff) / 255.0;
                sum[i % 3] += value;
                squares[i % 3] += value * value;
            }
            count += picture.length / 3;
        }
        double[] mean = new double[3];
        double[] std = new double[3];
        for (int channel = 0; channel < 3; channel++) {
            double centre = sum[channel] / count;
            mean[channel] = rounded(centre);
            // Pictures of one flat colour have no deviation; dividing by a small one keeps the input finite.
            std[channel] = Math.max(0.01, rounded(Math.sqrt(Math.max(0, squares[channel] / count - centre * centre))));
        }
        return new Normalisation(List.of(mean[0], mean[1], mean[2]), List.of(std[0], std[1], std[2]));
    }

    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
