package dev.fovea.resnet.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.fovea.resnet.packages.InputFormat;
import dev.fovea.resnet.packages.ModelPackage;
import dev.fovea.resnet.packages.TensorContract;
import java.nio.ByteBuffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A packaged network that runs in this process on the CPU, for evaluating and checking. Thread-safe; to be closed when no call runs.
 */
public final class OnnxNetwork implements AutoCloseable {

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final InputFormat input;

    private OnnxNetwork(OrtSession session, InputFormat input) {
        this.session = session;
        this.input = input;
    }

    /**
     * Opens a package's network.
     *
     * @param threads that one call may use, ≥ 1
     */
    public static OnnxNetwork open(ModelPackage model, int threads) throws OrtException {
        try (OrtSession.SessionOptions options = options(threads)) {
            OrtSession session =
                    OrtEnvironment.getEnvironment().createSession(model.onnx().toString(), options);
            return new OnnxNetwork(session, model.card().input());
        }
    }

    /** Opens a graph that keeps to {@link TensorContract} in its names, though its lengths may be unknown yet. */
    static OnnxNetwork open(byte[] graph, InputFormat input) throws OrtException {
        try (OrtSession.SessionOptions options = options(1)) {
            return new OnnxNetwork(OrtEnvironment.getEnvironment().createSession(graph, options), input);
        }
    }

    private static OrtSession.SessionOptions options(int threads) throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(threads);
        return options;
    }

    /**
     * Classifies pictures.
     *
     * @param pixels direct; pictures of {@code input.bytes()} bytes from its start, whatever its position and limit
     * @param first the first of them to classify, ≥ 0
     * @param count how many, ≥ 1
     */
    public Answers classify(ByteBuffer pixels, int first, int count) throws OrtException {
        ByteBuffer batch = pixels.duplicate().clear().slice(first * input.bytes(), count * input.bytes());
        long[] shape = {count, input.height(), input.width(), 3};
        try (OnnxTensor tensor = OnnxTensor.createTensor(environment, batch, shape, OnnxJavaType.UINT8);
                OrtSession.Result result = session.run(Map.of(TensorContract.PIXELS, tensor))) {
            return new Answers(
                    matrix(result, TensorContract.PROBABILITIES),
                    session.getOutputNames().contains(TensorContract.EMBEDDING)
                            ? matrix(result, TensorContract.EMBEDDING)
                            : null);
        }
    }

    private static float[][] matrix(OrtSession.Result result, String output) throws OrtException {
        return (float[][]) result.get(output)
                .orElseThrow(() -> new IllegalStateException("the graph has no output " + output))
                .getValue();
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }

    /**
     * What a network says of a batch.
     *
     * @param probabilities of each picture's labels, [N][K]
     * @param embedding of each picture, [N][D]; null where the network has none
     */
    @SuppressWarnings("ArrayRecordComponent") // made and read within one batch; never compared or kept
    public record Answers(float[][] probabilities, float @Nullable [][] embedding) {}
}
