package dev.fovea.inference.repository;

import dev.fovea.inference.engine.DeviceUnavailableException;
import dev.fovea.inference.engine.Engine;
import dev.fovea.inference.engine.InferenceException;
import dev.fovea.resnet.packages.ModelCard;
import java.nio.ByteBuffer;
import java.util.Random;

/**
 * Runs a network before its first frame, on the smallest and the largest batch: memory is reserved, a provider that only fails at
 * work is found, and an answer that is none is refused before it reaches a detection.
 */
final class WarmUp {

    /** How far from 1 the sum of a picture's probabilities may be; half-precision providers are not exact. */
    private static final double TOLERANCE = 0.01;

    private WarmUp() {}

    /**
     * Runs the network.
     *
     * @throws DeviceUnavailableException if it fails, or answers with anything but {@code labels} probabilities a picture
     */
    static void run(Engine engine, ModelCard card) throws DeviceUnavailableException {
        byte[] noise = new byte[card.maxBatch() * card.input().bytes()];
        new Random(1).nextBytes(noise);
        ByteBuffer pictures = ByteBuffer.allocateDirect(noise.length).put(noise).flip();
        try {
            check(engine.probabilities(pictures.slice(0, card.input().bytes()), 1), 1, card.labels());
            check(engine.probabilities(pictures, card.maxBatch()), card.maxBatch(), card.labels());
        } catch (InferenceException e) {
            throw new DeviceUnavailableException(String.valueOf(e.getMessage()), e);
        }
    }

    private static void check(float[] probabilities, int pictures, int labels) throws DeviceUnavailableException {
        if (probabilities.length != pictures * labels) {
            throw new DeviceUnavailableException("the network gives " + probabilities.length + " probabilities for "
                    + pictures + " pictures; accepted: " + labels + " for each");
        }
        for (int picture = 0; picture < pictures; picture++) {
            double sum = 0;
            for (int label = 0; label < labels; label++) {
                float probability = probabilities[picture * labels + label];
                // Written so that NaN fails too.
                if (!(probability >= 0 && probability <= 1 + TOLERANCE)) {
                    throw new DeviceUnavailableException("the network's probability of label " + label + " is "
                            + probability + " on warm-up; accepted: 0 to 1");
                }
                sum += probability;
            }
            if (Math.abs(sum - 1) > TOLERANCE) {
                throw new DeviceUnavailableException(
                        "the network's probabilities add up to " + sum + " on warm-up; accepted: 1");
            }
        }
    }
}
