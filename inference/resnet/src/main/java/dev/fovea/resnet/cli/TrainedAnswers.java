package dev.fovea.resnet.cli;

import dev.fovea.resnet.onnx.PackageExporter;
import dev.fovea.resnet.onnx.ReferenceAnswers;
import dev.fovea.resnet.packages.InputFormat;
import dev.fovea.resnet.parameters.Parameters;
import dev.fovea.resnet.training.Batch;
import dev.fovea.resnet.training.Calibration;
import dev.fovea.resnet.training.Optimisation;
import dev.fovea.resnet.training.torch.TorchLearner;
import java.nio.ByteBuffer;

/** Asks a trained network on libtorch, in float32, for the answers that its package must give too. */
public final class TrainedAnswers {

    private static final int BATCH = 32;
    /** No step is taken; only that nothing is rounded to bfloat16 matters. */
    private static final Optimisation UNUSED = new Optimisation(0, 0, false, 0, false, false);

    private TrainedAnswers() {}

    /**
     * The calibrated probabilities of pictures.
     *
     * @param pixels direct; pictures as the network takes them, uint8 RGB [N,H,W,3], N by its capacity
     * @param threads of libtorch
     */
    public static ReferenceAnswers of(Parameters parameters, ByteBuffer pixels, int threads) {
        InputFormat input = parameters.input();
        double temperature = PackageExporter.temperature(parameters);
        float[][] probabilities = new float[pixels.capacity() / input.bytes()][];
        try (TorchLearner network = new TorchLearner(
                parameters.architecture(), parameters.weights(), parameters.normalisation(), UNUSED, threads)) {
            for (int first = 0; first < probabilities.length; first += BATCH) {
                int count = Math.min(BATCH, probabilities.length - first);
                byte[] bytes = new byte[count * input.bytes()];
                pixels.get(first * input.bytes(), bytes);
                float[][] logits = network.logits(new Batch(input.width(), input.height(), bytes, new long[count]));
                for (int i = 0; i < count; i++) {
                    probabilities[first + i] = floats(Calibration.softmax(logits[i], temperature));
                }
            }
        }
        return new ReferenceAnswers(pixels, probabilities);
    }

    private static float[] floats(double[] values) {
        float[] result = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = (float) values[i];
        }
        return result;
    }
}
