package dev.fovea.resnet.training;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Makes batches ahead of the network, on threads of its own, and hands them out in the epoch's order.
 *
 * <p>At most a few batches wait at any time. To be used by one thread.
 */
final class BatchStream implements AutoCloseable {

    private static final int AHEAD_PER_THREAD = 4;

    private final TrainingPictures pictures;
    private final int batchSize;
    private final int ahead;
    private final ExecutorService workers;
    private final BlockingQueue<TrainingPictures.Writer> writers;
    private final Deque<Future<Batch>> waiting = new ArrayDeque<>();
    private int[] order = {};
    private int next;
    private long epoch;

    BatchStream(TrainingPictures pictures, int batchSize, int threads) {
        this.pictures = pictures;
        this.batchSize = batchSize;
        this.ahead = threads * AHEAD_PER_THREAD;
        this.workers = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("augment-", 0).factory());
        this.writers = new ArrayBlockingQueue<>(threads);
        for (int i = 0; i < threads; i++) {
            writers.add(pictures.writer());
        }
    }

    /** Number of batches in an epoch; the last one may be smaller. */
    int steps() {
        return Math.ceilDiv(pictures.size(), batchSize);
    }

    /** Begins an epoch; the one before must have been taken to its end. */
    void begin(long newEpoch) {
        epoch = newEpoch;
        order = pictures.order(newEpoch);
        next = 0;
        fill();
    }

    /** The next batch of the epoch. */
    Batch take() throws InterruptedException {
        Future<Batch> first = waiting.removeFirst();
        fill();
        try {
            return first.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Making a batch of epoch " + epoch + " failed", e.getCause());
        }
    }

    private void fill() {
        while (waiting.size() < ahead && next < order.length) {
            int from = next;
            int to = Math.min(order.length, from + batchSize);
            next = to;
            waiting.addLast(workers.submit(() -> make(from, to)));
        }
    }

    private Batch make(int from, int to) throws InterruptedException {
        TrainingPictures.Writer writer = writers.take();
        try {
            return writer.batch(epoch, order, from, to);
        } finally {
            writers.add(writer);
        }
    }

    /** Waits for batches being made, and drops them. */
    @Override
    public void close() {
        waiting.forEach(batch -> batch.cancel(false));
        workers.close();
        writers.forEach(TrainingPictures.Writer::close);
    }
}
