package dev.fovea.inference.engine;

import java.nio.ByteBuffer;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Says how fast an engine is, by giving it a few batches of noise. */
final class SpeedTrial {

    private static final int BATCH = 8;
    private static final int RUNS = 3;
    private static final long LEAST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long NANOS = TimeUnit.SECONDS.toNanos(1);

    private SpeedTrial() {}

    /** The best of a few runs, since whatever else the machine does can only slow one down; about half a second. */
    static double picturesPerSecond(Engine engine, int pictureBytes) throws InferenceException {
        byte[] noise = new byte[BATCH * pictureBytes];
        new Random(1).nextBytes(noise);
        ByteBuffer pixels = ByteBuffer.allocateDirect(noise.length).put(noise).flip();
        var _ = engine.probabilities(pixels, BATCH);
        double best = 0;
        for (int run = 0; run < RUNS; run++) {
            long start = System.nanoTime();
            long spent = 0;
            int pictures = 0;
            while (spent < LEAST_NANOS) {
                var _ = engine.probabilities(pixels, BATCH);
                pictures += BATCH;
                spent = System.nanoTime() - start;
            }
            best = Math.max(best, (double) pictures * NANOS / spent);
        }
        return best;
    }
}
