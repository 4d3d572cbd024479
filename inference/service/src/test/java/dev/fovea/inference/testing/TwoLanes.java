package dev.fovea.inference.testing;

import dev.fovea.inference.engine.InferenceException;
import java.nio.ByteBuffer;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A network that takes two batches at once, and answers neither before it has both; one alone fails after 20 s. */
public final class TwoLanes extends FakeEngine {

    private final CyclicBarrier both = new CyclicBarrier(2);

    @Override
    public int lanes() {
        return 2;
    }

    @Override
    public float[] probabilities(ByteBuffer pixels, int count) throws InferenceException {
        try {
            both.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new InferenceException("the other batch did not come", e);
        }
        return super.probabilities(pixels, count);
    }
}
