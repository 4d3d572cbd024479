package dev.fovea.inference.engine;

import java.nio.ByteBuffer;

/** A network ready to answer. Thread-safe; {@link #close} must not run beside the other methods. */
public interface Engine extends AutoCloseable {

    /**
     * Runs the network once.
     *
     * @param pixels direct, uint8 RGB [count,H,W,3] from its position to its limit; only read, and free again on return
     * @param count pictures, 1 to the model package's {@code maxBatch}
     * @return the softmax over the labels, [count,K] row by row, each 0 to 1
     * @throws InferenceException if the network fails
     */
    float[] probabilities(ByteBuffer pixels, int count) throws InferenceException;

    /**
     * Runs the network once, as {@link #probabilities} does, and gives what it says beside the probabilities.
     *
     * @throws InferenceException if the network fails
     */
    default Answer answer(ByteBuffer pixels, int count) throws InferenceException {
        return new Answer(probabilities(pixels, count), null);
    }

    /**
     * Runs the network on pictures that may share a batch with those of other callers.
     *
     * @param pixels direct, uint8 RGB [count,H,W,3] from its position to its limit; only read, and free again on return
     * @param count pictures, ≥ 1, also more than the model package's {@code maxBatch} where batches are shared
     * @return as {@link #probabilities}
     * @throws InferenceException if the network fails on one of these pictures
     */
    default float[] alongside(ByteBuffer pixels, int count) throws InferenceException {
        return probabilities(pixels, count);
    }

    /** How many batches it takes at once, ≥ 1: further ones wait. */
    default int lanes() {
        return 1;
    }

    /** How it was set up, in words for an operator; empty where there is nothing to say. */
    default String notes() {
        return "";
    }

    /** Releases the network's native memory. */
    @Override
    void close();
}
