package dev.fovea.inference.engine;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Says how fast an engine is, by giving it a few batches of noise. */
final class SpeedTrial {

    private static final int BATCH = 8;
    private static final int RUNS = 3;
    private static final long LEAST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long NANOS = TimeUnit.SECONDS.toNanos(1);

    private SpeedTrial() {}

    /**
     * The best of a few runs, since whatever else the machine does can only slow one down; about half a second. All lanes of the
     * engine work at once.
     */
    static double picturesPerSecond(Engine engine, int pictureBytes) throws InferenceException {
        byte[] noise = new byte[BATCH * pictureBytes];
        new Random(1).nextBytes(noise);
        ByteBuffer pixels = ByteBuffer.allocateDirect(noise.length).put(noise).flip();
        var _ = engine.probabilities(pixels, BATCH);
        double best = 0;
        try (ExecutorService lanes = Executors.newFixedThreadPool(engine.lanes())) {
            for (int run = 0; run < RUNS; run++) {
                best = Math.max(best, rate(engine, pixels, lanes));
            }
        }
        return best;
    }

    private static double rate(Engine engine, ByteBuffer pixels, ExecutorService lanes) throws InferenceException {
        long start = System.nanoTime();
        List<CompletableFuture<Integer>> working = new ArrayList<>();
        for (int lane = 0; lane < engine.lanes(); lane++) {
            working.add(CompletableFuture.supplyAsync(() -> pictures(engine, pixels.duplicate(), start), lanes));
        }
        try {
            int pictures = working.stream().mapToInt(CompletableFuture::join).sum();
            return (double) pictures * NANOS / (System.nanoTime() - start);
        } catch (CompletionException e) {
            throw e.getCause() instanceof InferenceException failure
                    ? failure
                    : new InferenceException("the network failed on noise: " + e.getCause(), e);
        }
    }

    private static int pictures(Engine engine, ByteBuffer pixels, long start) {
        int pictures = 0;
        try {
            while (System.nanoTime() - start < LEAST_NANOS) {
                var _ = engine.probabilities(pixels, BATCH);
                pictures += BATCH;
            }
        } catch (InferenceException e) {
            throw new CompletionException(e);
        }
        return pictures;
    }
}
