package dev.fovea.load.bench.inference;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.fovea.inference.engine.Device;
import dev.fovea.resnet.packages.InputFormat;
import dev.fovea.resnet.packages.ModelPackage;
import dev.fovea.resnet.packages.TensorContract;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Set;

/** ONNX Runtime with nothing around it. For one thread at a time. */
final class BareSession implements AutoCloseable {

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final InputFormat input;

    /** @param threads that compute one batch, ≥ 1 */
    BareSession(ModelPackage model, Device device, int threads) throws OrtException {
        this.input = model.card().input();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            switch (device) {
                case TENSORRT -> options.addTensorrt(0);
                case CUDA -> options.addCUDA(0);
                case CPU -> {
                    // Built into every session.
                }
            }
            this.session = environment.createSession(model.onnx().toString(), options);
        }
    }

    /**
     * Classifies the first {@code count} pictures of the buffer.
     *
     * @param pixels direct, uint8 RGB [N,H,W,3] from its start
     * @return the greatest probability of the last picture, so that the answer is really read
     */
    float run(ByteBuffer pixels, int count) throws OrtException {
        ByteBuffer batch = pixels.duplicate().clear().slice(0, count * input.bytes());
        long[] shape = {count, input.height(), input.width(), 3};
        try (OnnxTensor tensor = OnnxTensor.createTensor(environment, batch, shape, OnnxJavaType.UINT8);
                OrtSession.Result result =
                        session.run(Map.of(TensorContract.PIXELS, tensor), Set.of(TensorContract.PROBABILITIES))) {
            FloatBuffer answers = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float greatest = 0;
            for (int i = answers.limit() / count * (count - 1); i < answers.limit(); i++) {
                greatest = Math.max(greatest, answers.get(i));
            }
            return greatest;
        }
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
