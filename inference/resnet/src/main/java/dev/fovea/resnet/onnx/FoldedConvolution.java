package dev.fovea.resnet.onnx;

import dev.fovea.resnet.architecture.Layer.BatchNorm;
import dev.fovea.resnet.architecture.Layer.Convolution;
import dev.fovea.resnet.parameters.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * A convolution that does the batch normalisation behind it too: a trained batch norm only scales and shifts each channel, and so
 * can a convolution's own weights. With γ, β, mean and variance of the batch norm, weights become w·γ/√(variance+ε) and the bias
 * β + (bias − mean)·γ/√(variance+ε).
 *
 * @param weight output×input×height×width, row-major
 * @param bias one for each output channel
 */
@SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
record FoldedConvolution(float[] weight, float[] bias) {

    /** @param norm null where the convolution stands alone */
    static FoldedConvolution of(Parameters parameters, Convolution convolution, @Nullable BatchNorm norm) {
        float[] weight = parameters.values(convolution.weights().getFirst()).clone();
        float[] bias = convolution.bias()
                ? parameters.values(convolution.weights().get(1)).clone()
                : new float[convolution.outputs()];
        if (norm != null) {
            fold(parameters, norm, weight, bias);
        }
        return new FoldedConvolution(weight, bias);
    }

    private static void fold(Parameters parameters, BatchNorm norm, float[] weight, float[] bias) {
        float[] gamma = parameters.values(norm.weights().get(0));
        float[] beta = parameters.values(norm.weights().get(1));
        float[] mean = parameters.values(norm.weights().get(2));
        float[] variance = parameters.values(norm.weights().get(3));
        int perChannel = weight.length / bias.length;
        for (int c = 0; c < bias.length; c++) {
            double scale = gamma[c] / Math.sqrt(variance[c] + BatchNorm.EPSILON);
            for (int i = c * perChannel; i < (c + 1) * perChannel; i++) {
                weight[i] = (float) (weight[i] * scale);
            }
            bias[c] = (float) (beta[c] + (bias[c] - mean[c]) * scale);
        }
    }
}
