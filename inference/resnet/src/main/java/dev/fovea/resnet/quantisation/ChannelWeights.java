package dev.fovea.resnet.quantisation;

/**
 * The weights of a convolution as bytes: each output channel has a scale of its own, zero is zero.
 *
 * @param weight output×input×height×width, row-major
 * @param scale of each output channel, above 0
 * @param bias of each output channel, in steps of {@code inputScale · scale[c]}
 */
@SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
record ChannelWeights(byte[] weight, float[] scale, int[] bias) {

    private static final double MOST_BIAS = 1 << 30;
    private static final double SMALLEST = 1e-12;

    /**
     * Rounds a convolution's weights.
     *
     * @param bits 8, or 7 for processors whose 8-bit multiplication saturates (AVX2 and AVX-512 without VNNI)
     * @param inputScale of the activations that it reads
     */
    static ChannelWeights of(float[] weight, float[] bias, int channels, int bits, float inputScale) {
        int most = (1 << (bits - 1)) - 1;
        int perChannel = weight.length / channels;
        byte[] bytes = new byte[weight.length];
        float[] scales = new float[channels];
        int[] biases = new int[channels];
        for (int c = 0; c < channels; c++) {
            double greatest = SMALLEST;
            for (int i = c * perChannel; i < (c + 1) * perChannel; i++) {
                greatest = Math.max(greatest, Math.abs(weight[i]));
            }
            // A channel of almost nothing but bias gets coarser weights, so that the bias fits in its 32 bits.
            scales[c] = (float) Math.max(greatest / most, Math.abs(bias[c]) / (inputScale * MOST_BIAS));
            for (int i = c * perChannel; i < (c + 1) * perChannel; i++) {
                bytes[i] = (byte) Math.clamp(Math.round(weight[i] / scales[c]), -most, most);
            }
            biases[c] = Math.toIntExact(Math.round(bias[c] / ((double) inputScale * scales[c])));
        }
        return new ChannelWeights(bytes, scales, biases);
    }
}
