package dev.fovea.resnet.training;

import dev.fovea.resnet.training.augment.Augmentation;

/**
 * Everything that decides a run's result, apart from the pictures. Written into every checkpoint; a resume compares it.
 *
 * @param architecture the network's name
 * @param start what the weights start from: {@code initialised}, or a description of the network they are taken from
 * @param epochs how often every training picture is seen, at least 1
 * @param batchSize pictures in a step, at least 1
 * @param noneRatio pictures of nothing, as a share of the training pictures, from 0 to 10
 * @param holdOut training pictures set aside to validate and calibrate with
 * @param seed decides all random numbers
 */
public record TrainingSettings(
        String architecture,
        String start,
        int epochs,
        int batchSize,
        Schedule schedule,
        Optimisation optimisation,
        Augmentation augmentation,
        double noneRatio,
        int holdOut,
        long seed) {

    /** @throws IllegalArgumentException if a number is out of its range */
    public TrainingSettings {
        requireAtLeast(1, epochs, "epochs");
        requireAtLeast(1, batchSize, "batch");
        requireAtLeast(0, holdOut, "held-out pictures");
        if (!(noneRatio >= 0 && noneRatio <= 10)) {
            throw new IllegalArgumentException("The share of pictures of nothing is from 0 to 10, not " + noneRatio);
        }
    }

    private static void requireAtLeast(int least, int value, String what) {
        if (value < least) {
            throw new IllegalArgumentException("Number of %s: at least %d, not %d".formatted(what, least, value));
        }
    }
}
