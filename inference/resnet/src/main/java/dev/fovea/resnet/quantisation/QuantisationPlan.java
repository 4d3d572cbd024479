package dev.fovea.resnet.quantisation;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of a graph is done in 8 bits: convolutions and the sums of residual blocks, which are all but a hundredth of a ResNet's
 * work. Pooling to features and the last layer stay float32, for they cost nothing and the answer hangs on them.
 *
 * @param nodes convolutions and sums that take and give bytes, by the name of their output
 * @param tensors those that get a range of their own
 * @param carried those that an operator only picks or moves out of another, which is done on the bytes: by name, what they come from
 */
record QuantisationPlan(Set<String> nodes, Set<String> tensors, Map<String, String> carried) {

    private static final Set<String> CARRYING = Set.of("MaxPool", "Slice", "Pad", "Identity", "Flatten", "Reshape");

    /** Plans for a graph whose nodes are in the order of computation, as ONNX demands. */
    static QuantisationPlan of(GraphProto graph) {
        return new Planner(graph).plan();
    }

    /** Whether a tensor exists as bytes. */
    boolean isQuantised(String tensor) {
        return tensors.contains(tensor) || carried.containsKey(tensor);
    }

    /** The tensor whose range holds for this one. */
    String root(String tensor) {
        String from = carried.get(tensor);
        return from == null ? tensor : root(from);
    }

    private static final class Planner {

        private final GraphProto graph;
        private final Set<String> constants;
        private final Set<String> outputs;
        private final Map<String, List<NodeProto>> consumers = new HashMap<>();
        private final Set<String> nodes = new LinkedHashSet<>();

        Planner(GraphProto graph) {
            this.graph = graph;
            this.constants = graph.getInitializerList().stream()
                    .map(TensorProto::getName)
                    .collect(Collectors.toCollection(HashSet::new));
            this.outputs =
                    graph.getOutputList().stream().map(ValueInfoProto::getName).collect(Collectors.toSet());
            for (NodeProto node : graph.getNodeList()) {
                new LinkedHashSet<>(node.getInputList())
                        .forEach(input -> consumers
                                .computeIfAbsent(input, _ -> new ArrayList<>())
                                .add(node));
            }
        }

        QuantisationPlan plan() {
            Set<String> wanted = new LinkedHashSet<>();
            for (NodeProto node : graph.getNodeList()) {
                List<String> inputs = activations(node);
                if (!inputs.isEmpty()) {
                    nodes.add(node.getOutput(0));
                    wanted.addAll(inputs);
                    wanted.add(activated(node.getOutput(0)));
                }
            }
            Map<String, String> carried = carried(wanted);
            wanted.removeAll(carried.keySet());
            return new QuantisationPlan(nodes, wanted, carried);
        }

        /** What a node reads as bytes; nothing if it is no node that works on them. */
        private List<String> activations(NodeProto node) {
            return switch (node.getOpType()) {
                case "Conv" -> {
                    boolean constant = constants.containsAll(node.getInputList().subList(1, node.getInputCount()));
                    yield constant ? List.of(node.getInput(0)) : List.of();
                }
                case "Add" -> {
                    // A bias is an Add too; it stays as it is.
                    boolean sum = node.getInputList().stream().noneMatch(constants::contains);
                    yield sum ? node.getInputList() : List.of();
                }
                default -> List.of();
            };
        }

        /** A rectifier behind a node costs nothing: the bytes of its range begin at zero. */
        private String activated(String output) {
            List<NodeProto> readers = consumers.getOrDefault(output, List.of());
            boolean rectified =
                    readers.size() == 1 && readers.getFirst().getOpType().equals("Relu") && !outputs.contains(output);
            return rectified ? readers.getFirst().getOutput(0) : output;
        }

        private Map<String, String> carried(Set<String> wanted) {
            Map<String, String> carried = new LinkedHashMap<>();
            for (NodeProto node : graph.getNodeList()) {
                String output = node.getOutput(0);
                boolean readAsBytes = wanted.contains(output)
                        || consumers.getOrDefault(output, List.of()).stream()
                                .anyMatch(reader -> CARRYING.contains(reader.getOpType()));
                if (readAsBytes
                        && carries(node)
                        && !outputs.contains(output)
                        && (wanted.contains(node.getInput(0)) || carried.containsKey(node.getInput(0)))) {
                    carried.put(output, node.getInput(0));
                }
            }
            return carried;
        }

        private boolean carries(NodeProto node) {
            if (!CARRYING.contains(node.getOpType()) || node.getOutputCount() != 1) {
                return false;
            }
            // Only padding with nothing but zero is known in bytes.
            boolean zeroPadding = node.getInputCount() == 2
                    && node.getAttributeList().stream()
                            .noneMatch(attribute -> attribute.getName().equals("mode")
                                    && !attribute.getS().toStringUtf8().equals("constant"));
            return !node.getOpType().equals("Pad") || zeroPadding;
        }
    }
}
