package dev.fovea.resnet.training;

import java.util.SequencedMap;

/** A network that learns from batches. Not thread-safe; holds native memory until closed. */
public interface Learner extends AutoCloseable {

    /**
     * One step of gradient descent.
     *
     * @param rate learning rate of this step
     * @return the batch's loss and how many of its pictures were right before the step
     */
    Tally step(Batch batch, double rate);

    /**
     * The logits of pictures, without learning: batch statistics are not used.
     *
     * @return one row for each picture, one column for each label
     */
    float[][] logits(Batch batch);

    /** A copy of every weight and statistic by its name in the architecture. */
    SequencedMap<String, float[]> weights();

    /** A copy of the optimiser's state (momenta), opaque. */
    byte[] optimiserState();

    /** Takes over what {@link #optimiserState()} gave in a run with the same settings. */
    void restoreOptimiser(byte[] state);

    @Override
    void close();
}
