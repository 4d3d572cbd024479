package dev.fovea.resnet.evaluation;

import dev.fovea.resnet.packages.InputFormat;
import dev.fovea.resnet.pictures.PictureLimits;
import dev.fovea.resnet.pictures.Preprocessor;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/** Preprocessors for as many threads as the machine has processors. Use by one caller at a time. */
final class ParallelPreprocessor implements AutoCloseable {

    private final InputFormat input;
    private final PictureLimits limits;
    /** Those that no thread holds; none is held between calls. */
    private final Queue<Preprocessor> idle = new ConcurrentLinkedQueue<>();

    ParallelPreprocessor(InputFormat input, PictureLimits limits) {
        this.input = input;
        this.limits = limits;
    }

    /** Makes the subject at one place of a batch ready; a preprocessor is held by one thread at a time. */
    @FunctionalInterface
    interface Work {
        void on(int index, Preprocessor preprocessor);
    }

    /** Does the work for each index below {@code count}, in no order, and returns when all is done. */
    void each(int count, Work work) {
        IntStream.range(0, count).parallel().forEach(index -> {
            Preprocessor polled = idle.poll();
            Preprocessor preprocessor = polled == null ? new Preprocessor(input, limits) : polled;
            try {
                work.on(index, preprocessor);
            } finally {
                idle.add(preprocessor);
            }
        });
    }

    @Override
    public void close() {
        idle.forEach(Preprocessor::close);
        idle.clear();
    }
}
