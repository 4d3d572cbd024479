package dev.fovea.topics;

import java.util.Base64;
import java.util.Optional;

/**
 * How an embedding travels: base64 (RFC 4648, section 4) of one signed byte a dimension, the vector of length 1 times
 * 127. Two embeddings are as alike as the cosine of their bytes says.
 */
public final class Embedding {

    private static final int SCALE = 127;

    private Embedding() {}

    /**
     * Writes one row of a network's output.
     *
     * @param values rows of equal length, one after the other
     * @param from where the row begins
     * @param length of the row, ≥ 1
     * @return empty if the row has no direction: it is all zero, or holds what is no number
     */
    public static Optional<String> encode(float[] values, int from, int length) {
        double sum = 0;
        for (int i = from; i < from + length; i++) {
            sum += (double) values[i] * values[i];
        }
        double norm = Math.sqrt(sum);
        if (!(norm > 0) || Double.isInfinite(norm)) {
            return Optional.empty();
        }
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) Math.round(SCALE * values[from + i] / norm);
        }
        return Optional.of(Base64.getEncoder().encodeToString(bytes));
    }

    /**
     * Reads what {@link #encode} writes, as one signed byte a dimension.
     *
     * @throws IllegalArgumentException if it is no base64
     */
    public static byte[] decode(String encoded) {
        return Base64.getDecoder().decode(encoded);
    }
}
