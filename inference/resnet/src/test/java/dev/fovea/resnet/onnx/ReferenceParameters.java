package dev.fovea.resnet.onnx;

import static java.util.Objects.requireNonNull;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.fovea.resnet.SharedFolder;
import dev.fovea.resnet.architecture.Architecture;
import dev.fovea.resnet.architecture.Architectures;
import dev.fovea.resnet.architecture.Layer;
import dev.fovea.resnet.architecture.Weight;
import dev.fovea.resnet.packages.InputFormat;
import dev.fovea.resnet.packages.Normalisation;
import dev.fovea.resnet.parameters.Parameters;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The numbers of the {@link ReferenceNetwork} in this project's own description of a ResNet-20 with shortcut option A. The file's batch
 * norms are folded into its convolutions, so each of ours gets the convolution's bias as its shift and does nothing else.
 */
public final class ReferenceParameters {

    private ReferenceParameters() {}

    /** Reads them; skips the calling test where the file is missing. */
    public static Parameters read() throws IOException {
        Architecture architecture = Architectures.named("cifar-resnet-20", ReferenceNetwork.LABELS.size());
        GraphProto graph = ModelProto.parseFrom(Files.readAllBytes(SharedFolder.need(ReferenceNetwork.FILE)))
                .getGraph();
        Map<String, TensorProto> constants = graph.getInitializerList().stream()
                .collect(Collectors.toMap(TensorProto::getName, Function.identity()));
        Iterator<NodeProto> layers = graph.getNodeList().stream()
                .filter(node ->
                        node.getOpType().equals("Conv") || node.getOpType().equals("Gemm"))
                .iterator();
        SequencedMap<String, float[]> weights = new LinkedHashMap<>();
        float[] bias = {};
        for (Weight weight : architecture.weights()) {
            if (weight.dimensions().size() > 1) {
                NodeProto node = layers.next();
                weights.put(weight.name(), floats(requireNonNull(constants.get(node.getInput(1)))));
                bias = floats(requireNonNull(constants.get(node.getInput(2))));
            } else {
                weights.put(weight.name(), besideConvolution(weight, bias));
            }
        }
        if (layers.hasNext()) {
            throw new IllegalStateException("the file has more layers than the paper's ResNet-20");
        }
        return new Parameters(
                architecture,
                ReferenceNetwork.LABELS,
                InputFormat.stretch(32, 32),
                Normalisation.IMAGENET,
                weights,
                Map.of());
    }

    private static float[] besideConvolution(Weight weight, float[] bias) {
        String kind = weight.name().substring(weight.name().lastIndexOf('.') + 1);
        float[] values = new float[bias.length];
        switch (kind) {
            case "bias" -> System.arraycopy(bias, 0, values, 0, bias.length);
            case "weight" -> Arrays.fill(values, 1);
            case "running_mean" -> Arrays.fill(values, 0);
            case "running_var" -> Arrays.fill(values, (float) (1 - Layer.BatchNorm.EPSILON));
            default -> throw new IllegalStateException(weight.name());
        }
        return values;
    }

    private static float[] floats(TensorProto tensor) {
        float[] values = new float[Math.toIntExact(tensor.getDimsList().stream().reduce(1L, Math::multiplyExact))];
        tensor.getRawData()
                .asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        return values;
    }
}
