package dev.fovea.resnet.training;

import dev.fovea.resnet.packages.Normalisation;
import dev.fovea.resnet.training.augment.Augmentation;
import dev.fovea.resnet.training.data.LabelledPictures;
import java.util.ArrayList;
import java.util.List;

/**
 * How long a step takes alone, and with its pictures augmented beside it as in training: whether preparing pictures keeps the
 * network waiting.
 *
 * @param bareMillis of a step on a batch that is there already: the median of the rounds' means
 * @param loadedMillis of a step on a batch that is prepared meanwhile, waiting included: likewise
 */
public record StepTiming(double bareMillis, double loadedMillis) {

    private static final int ROUNDS = 5;
    private static final double RATE = 1e-4;

    /** What loading adds: 1 where nothing is waited for. */
    public double ratio() {
        return loadedMillis / bareMillis;
    }

    /**
     * Takes steps of both kinds in rounds by turns, so that what else the machine does falls on both.
     *
     * @param steps of each kind in a round, at least 1
     * @param augmentThreads threads that prepare batches
     */
    public static StepTiming measure(
            Learner learner,
            LabelledPictures pictures,
            Augmentation augmentation,
            Normalisation normalisation,
            int batchSize,
            int steps,
            int augmentThreads)
            throws InterruptedException {
        TrainingPictures source = new TrainingPictures(pictures, augmentation, 0, -1, normalisation.meanColour(), 1);
        List<Double> bare = new ArrayList<>();
        List<Double> loaded = new ArrayList<>();
        try (BatchStream stream = new BatchStream(source, batchSize, augmentThreads)) {
            Endless batches = new Endless(stream);
            Batch ready = batches.next();
            learner.step(ready, RATE);
            for (int round = 0; round < ROUNDS; round++) {
                bare.add(millis(steps, () -> learner.step(ready, RATE)));
                // What was prepared while the bare steps ran would come for nothing.
                batches.drain();
                loaded.add(millis(steps, () -> learner.step(batches.next(), RATE)));
            }
        }
        return new StepTiming(median(bare), median(loaded));
    }

    private interface Step {
        void take() throws InterruptedException;
    }

    private static double millis(int steps, Step step) throws InterruptedException {
        long began = System.nanoTime();
        for (int i = 0; i < steps; i++) {
            step.take();
        }
        return (System.nanoTime() - began) / 1e6 / steps;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** One epoch after the other. */
    private static final class Endless {

        private final BatchStream stream;
        private long epoch;
        private int left;

        Endless(BatchStream stream) {
            this.stream = stream;
        }

        Batch next() throws InterruptedException {
            if (left == 0) {
                stream.begin(++epoch);
                left = stream.steps();
            }
            left--;
            return stream.take();
        }

        /** Ends the epoch, so that the next batch is begun when it is asked for. */
        void drain() throws InterruptedException {
            for (; left > 0; left--) {
                stream.take();
            }
        }
    }
}
