package dev.fovea.resnet.quantisation;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.fovea.resnet.packages.InputFormat;
import dev.fovea.resnet.packages.TensorContract;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Finds the ranges of activations by looking at them while the float32 network works on real pictures (calibration). */
final class ActivationRanges {

    /** All activations of a batch are in memory at once: 44 MB for each picture of a ResNet-50. */
    private static final int BATCH = 4;

    private final ModelProto observed;
    private final Set<String> tensors;
    private final InputFormat input;
    private final int threads;

    /**
     * @param network keeps to {@link TensorContract}
     * @param tensors whose ranges are wanted, float32
     */
    ActivationRanges(ModelProto network, Set<String> tensors, InputFormat input, int threads) {
        this.tensors = Set.copyOf(tensors);
        this.input = input;
        this.threads = threads;
        ModelProto.Builder model = network.toBuilder();
        model.getGraphBuilder().clearOutput();
        for (String tensor : tensors) {
            model.getGraphBuilder()
                    .addOutput(ValueInfoProto.newBuilder()
                            .setName(tensor)
                            .setType(TypeProto.newBuilder()
                                    .setTensorType(TypeProto.Tensor.newBuilder()
                                            .setElemType(TensorProto.DataType.FLOAT.getNumber()))));
        }
        this.observed = model.build();
    }

    /**
     * Runs the network over the pictures, twice where the method needs it.
     *
     * @param pixels direct, uint8 RGB [N,H,W,3], N by its capacity
     */
    Map<String, ActivationRange> find(ByteBuffer pixels, RangeMethod method) throws OrtException {
        Map<String, SeenValues> seen = new LinkedHashMap<>();
        tensors.forEach(tensor -> seen.put(tensor, new SeenValues()));
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            try (OrtSession session = OrtEnvironment.getEnvironment().createSession(observed.toByteArray(), options)) {
                pass(session, pixels, seen, SeenValues::extend);
                if (method.share() < 1) {
                    pass(session, pixels, seen, SeenValues::count);
                }
            }
        }
        Map<String, ActivationRange> ranges = new LinkedHashMap<>();
        seen.forEach((tensor, values) -> ranges.put(tensor, values.range(method.share())));
        return ranges;
    }

    private void pass(
            OrtSession session,
            ByteBuffer pixels,
            Map<String, SeenValues> seen,
            BiConsumer<SeenValues, FloatBuffer> look)
            throws OrtException {
        int pictures = pixels.capacity() / input.bytes();
        for (int first = 0; first < pictures; first += BATCH) {
            int count = Math.min(BATCH, pictures - first);
            ByteBuffer batch = pixels.duplicate().clear().slice(first * input.bytes(), count * input.bytes());
            long[] shape = {count, input.height(), input.width(), 3};
            try (OnnxTensor tensor =
                            OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), batch, shape, OnnxJavaType.UINT8);
                    OrtSession.Result result = session.run(Map.of(TensorContract.PIXELS, tensor))) {
                for (Map.Entry<String, SeenValues> entry : seen.entrySet()) {
                    OnnxTensor values = (OnnxTensor) result.get(entry.getKey()).orElseThrow();
                    look.accept(entry.getValue(), values.getFloatBuffer());
                }
            }
        }
    }
}
