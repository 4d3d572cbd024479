package dev.fovea.resnet.quantisation;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.fovea.resnet.onnx.GraphDraft;
import dev.fovea.resnet.onnx.OnnxGraphException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes a graph anew with pairs of QuantizeLinear and DequantizeLinear around its convolutions and sums (QDQ). Runtimes take such a
 * group as one operator on bytes; one that does not know how still gives the same answer, only slower. Not thread-safe.
 */
final class QuantisedGraph {

    private static final String BYTES = "/bytes";
    private static final String REAL = "/real";

    private final GraphProto original;
    private final QuantisationPlan plan;
    private final Map<String, ActivationRange> ranges;
    private final int weightBits;
    private final FloatConstants constants;
    private final ModelProto.Builder model;
    private final GraphDraft draft;
    private final Set<String> real = new HashSet<>();

    private QuantisedGraph(
            ModelProto original, QuantisationPlan plan, Map<String, ActivationRange> ranges, int weightBits) {
        this.original = original.getGraph();
        this.plan = plan;
        this.ranges = ranges;
        this.weightBits = weightBits;
        this.constants = new FloatConstants(this.original);
        this.model = original.toBuilder();
        this.draft = new GraphDraft(model.getGraphBuilder().clearNode());
    }

    /** @param ranges of {@link QuantisationPlan#tensors()} */
    static ModelProto of(
            ModelProto original, QuantisationPlan plan, Map<String, ActivationRange> ranges, int weightBits)
            throws OnnxGraphException {
        return new QuantisedGraph(original, plan, ranges, weightBits).write();
    }

    private ModelProto write() throws OnnxGraphException {
        for (String tensor : plan.tensors()) {
            ActivationRange range = Objects.requireNonNull(ranges.get(tensor), tensor);
            scalar(tensor + "/scale", range.scale());
            bytes(tensor + "/zero", TensorProto.DataType.UINT8, new byte[] {(byte) range.zeroPoint()});
        }
        for (NodeProto node : original.getNodeList()) {
            write(node);
            for (String output : node.getOutputList()) {
                if (plan.tensors().contains(output)) {
                    draft.node("QuantizeLinear", List.of(output, output + "/scale", output + "/zero"), output + BYTES);
                }
            }
        }
        dropUnreadConstants();
        return model.build();
    }

    private void write(NodeProto node) throws OnnxGraphException {
        String output = node.getOutput(0);
        if (plan.carried().containsKey(output)) {
            carry(node);
        } else if (plan.nodes().contains(output) && node.getOpType().equals("Conv")) {
            convolution(node);
        } else {
            NodeProto.Builder copy = node.toBuilder();
            for (int i = 0; i < node.getInputCount(); i++) {
                copy.setInput(i, real(node.getInput(i)));
            }
            model.getGraphBuilder().addNode(copy);
        }
    }

    private void carry(NodeProto node) {
        String output = node.getOutput(0);
        NodeProto.Builder copy = node.toBuilder()
                .setInput(0, node.getInput(0) + BYTES)
                .setOutput(0, output + BYTES)
                .setName(output + BYTES);
        if (node.getOpType().equals("Pad")) {
            // What padding adds is a real zero, and that is not always the byte 0.
            copy.addInput(plan.root(output) + "/zero");
        }
        model.getGraphBuilder().addNode(copy);
    }

    private void convolution(NodeProto node) throws OnnxGraphException {
        String name = node.getOutput(0);
        List<Long> shape = constants.shape(node.getInput(1));
        int channels = Math.toIntExact(shape.getFirst());
        float[] bias = node.getInputCount() > 2 ? constants.values(node.getInput(2)) : new float[channels];
        ActivationRange input = Objects.requireNonNull(ranges.get(plan.root(node.getInput(0))));
        ChannelWeights rounded =
                ChannelWeights.of(constants.values(node.getInput(1)), bias, channels, weightBits, input.scale());

        String scales = draft.floats(name + "/weight/scale", rounded.scale(), channels);
        String weight = draft.node(
                "DequantizeLinear",
                List.of(
                        bytes(name + "/weight/bytes", TensorProto.DataType.INT8, rounded.weight(), shape),
                        scales,
                        bytes(name + "/weight/zero", TensorProto.DataType.INT8, new byte[channels], List.of((long)
                                channels))),
                name + "/weight",
                GraphDraft.attribute("axis", 0L));
        String biases = draft.node(
                "DequantizeLinear",
                List.of(
                        integers(name + "/bias/integers", rounded.bias()),
                        draft.floats(name + "/bias/scale", products(rounded.scale(), input.scale()), channels)),
                name + "/bias",
                GraphDraft.attribute("axis", 0L));
        model.getGraphBuilder()
                .addNode(node.toBuilder().clearInput().addAllInput(List.of(real(node.getInput(0)), weight, biases)));
    }

    /** The name under which a tensor can be read as float32. */
    private String real(String tensor) {
        if (!plan.isQuantised(tensor)) {
            return tensor;
        }
        if (real.add(tensor)) {
            String root = plan.root(tensor);
            draft.node("DequantizeLinear", List.of(tensor + BYTES, root + "/scale", root + "/zero"), tensor + REAL);
        }
        return tensor + REAL;
    }

    private void dropUnreadConstants() {
        GraphProto.Builder graph = model.getGraphBuilder();
        Set<String> read = graph.getNodeList().stream()
                .flatMap(node -> node.getInputList().stream())
                .collect(Collectors.toSet());
        List<TensorProto> kept = new ArrayList<>(graph.getInitializerList());
        kept.removeIf(tensor -> !read.contains(tensor.getName()));
        graph.clearInitializer().addAllInitializer(kept);
    }

    private void scalar(String name, float value) {
        draft.floats(name, new float[] {value});
    }

    private void bytes(String name, TensorProto.DataType type, byte[] value) {
        draft.constant(name, type, ByteBuffer.wrap(value));
    }

    private String bytes(String name, TensorProto.DataType type, byte[] values, List<Long> shape) {
        return draft.constant(
                name,
                type,
                ByteBuffer.wrap(values),
                shape.stream().mapToLong(Long::longValue).toArray());
    }

    private String integers(String name, int[] values) {
        ByteBuffer raw = ByteBuffer.allocate(values.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        raw.asIntBuffer().put(values);
        return draft.constant(name, TensorProto.DataType.INT32, raw, values.length);
    }

    private static float[] products(float[] values, float factor) {
        float[] result = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = values[i] * factor;
        }
        return result;
    }
}
