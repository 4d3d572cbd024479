package dev.fovea.inference.testing;

import dev.fovea.inference.engine.Answer;
import dev.fovea.inference.engine.Engine;
import dev.fovea.inference.engine.InferenceException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A network of two labels for pictures of one pixel: the hundredths of its first byte are the first label's probability. The byte
 * {@link #DEADLY} makes the whole batch fail.
 */
public class FakeEngine implements Engine {

    public static final byte DEADLY = 66;

    /** Bytes of a picture of one pixel. */
    static final int SLOT = 3;

    private final List<Integer> batches = new CopyOnWriteArrayList<>();
    private volatile boolean broken;
    private volatile boolean closed;

    @Override
    public float[] probabilities(ByteBuffer pixels, int count) throws InferenceException {
        batches.add(count);
        float[] probabilities = new float[2 * count];
        for (int i = 0; i < count; i++) {
            byte pixel = pixels.get(pixels.position() + SLOT * i);
            if (broken || pixel == DEADLY) {
                throw new InferenceException("the fake network does not like " + pixel);
            }
            probabilities[2 * i] = pixel / 100f;
            probabilities[2 * i + 1] = 1 - pixel / 100f;
        }
        return probabilities;
    }

    /** The embedding of a picture is its two probabilities. */
    @Override
    public Answer answer(ByteBuffer pixels, int count) throws InferenceException {
        float[] probabilities = probabilities(pixels, count);
        return new Answer(probabilities, probabilities);
    }

    /** From now on every batch fails, or none does. */
    public void broken(boolean everything) {
        broken = everything;
    }

    /** The sizes of all batches so far. */
    public List<Integer> batches() {
        return batches;
    }

    /** Whether it was closed. */
    public boolean closed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}
