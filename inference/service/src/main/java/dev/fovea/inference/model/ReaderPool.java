package dev.fovea.inference.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;

/** A fixed number of picture readers, each used by one thread at a time. Thread-safe. */
public final class ReaderPool implements AutoCloseable {

    /**
     * What is done with a reader.
     *
     * @param <T> of its result
     */
    @FunctionalInterface
    public interface Use<T> {
        T with(PictureReader reader) throws UnreadablePictureException;
    }

    private final List<PictureReader> all = new ArrayList<>();
    private final BlockingQueue<PictureReader> free;

    /** @param size how many threads may read at once, ≥ 1; others wait */
    public ReaderPool(int size, Supplier<PictureReader> factory) {
        free = new ArrayBlockingQueue<>(size);
        for (int i = 0; i < size; i++) {
            PictureReader reader = factory.get();
            all.add(reader);
            free.add(reader);
        }
    }

    /** Lends a reader to {@code use}, as soon as one is free. */
    public <T> T lend(Use<T> use) throws UnreadablePictureException {
        PictureReader reader = take();
        try {
            return use.with(reader);
        } finally {
            free.add(reader);
        }
    }

    private PictureReader take() {
        try {
            return free.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a picture reader", e);
        }
    }

    /** Closes every reader; none may be lent any more. */
    @Override
    public void close() {
        all.forEach(PictureReader::close);
    }
}
