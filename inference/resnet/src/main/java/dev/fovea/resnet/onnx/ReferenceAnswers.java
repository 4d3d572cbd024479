package dev.fovea.resnet.onnx;

import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;

/**
 * What a trained network says of some pictures, for comparison with its exported graph.
 *
 * @param pixels direct; the pictures as the package takes them, uint8 RGB [N,H,W,3]
 * @param probabilities of each, [N][K]: the softmax of the logits divided by the temperature
 */
@SuppressWarnings("ArrayRecordComponent") // compared element by element, once
public record ReferenceAnswers(ByteBuffer pixels, float[][] probabilities) {

    /** The most by which a probability of the exported network may differ. */
    public static final float TOLERANCE = 1e-4f;

    private static final int BATCH = 32;

    /**
     * Compares.
     *
     * @return the greatest difference
     * @throws OnnxGraphException if it is greater than {@link #TOLERANCE} or no number
     */
    float requireSame(OnnxNetwork network) throws OrtException, OnnxGraphException {
        float greatest = 0;
        for (int first = 0; first < probabilities.length; first += BATCH) {
            int count = Math.min(BATCH, probabilities.length - first);
            float[][] found = network.classify(pixels, first, count).probabilities();
            for (int i = 0; i < count; i++) {
                greatest = Math.max(greatest, requireSame(first + i, found[i]));
            }
        }
        return greatest;
    }

    private float requireSame(int picture, float[] found) throws OnnxGraphException {
        float[] expected = probabilities[picture];
        float greatest = 0;
        for (int i = 0; i < expected.length; i++) {
            float difference = Math.abs(found[i] - expected[i]);
            // Written so that NaN fails too.
            if (!(difference <= TOLERANCE)) {
                throw new OnnxGraphException(
                        "exported network",
                        "probability " + found[i] + " of label " + i + " for picture " + picture,
                        expected[i] + " ± " + TOLERANCE + ", as the trained network says");
            }
            greatest = Math.max(greatest, difference);
        }
        return greatest;
    }
}
