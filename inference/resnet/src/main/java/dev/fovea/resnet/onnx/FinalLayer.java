package dev.fovea.resnet.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds in a classifier's graph the layer that weighs the pooled features into one number for each label. */
final class FinalLayer {

    /** What may follow that layer without changing what it is. */
    private static final Set<String> FOLLOWING =
            Set.of("Softmax", "LogSoftmax", "Identity", "Flatten", "Reshape", "Squeeze", "Dropout", "Cast");
    /** What may follow it with a constant as the other operand, such as a bias or a temperature. */
    private static final Set<String> WITH_CONSTANT = Set.of("Add", "Mul", "Div");

    private final Map<String, NodeProto> producers = new HashMap<>();
    private final Set<String> constants;

    FinalLayer(GraphProto graph) {
        for (NodeProto node : graph.getNodeList()) {
            node.getOutputList().forEach(output -> producers.put(output, node));
        }
        constants = graph.getInitializerList().stream()
                .map(TensorProto::getName)
                .collect(Collectors.toCollection(HashSet::new));
        graph.getNodeList().stream()
                .filter(node -> node.getOpType().equals("Constant"))
                .forEach(node -> constants.add(node.getOutput(0)));
    }

    /** The operator that writes a tensor; empty where the graph has it as an input or constant. */
    Optional<String> operatorOf(String tensor) {
        return Optional.ofNullable(producers.get(tensor)).map(NodeProto::getOpType);
    }

    /** The tensor of features that the final layer reads, if what leads from it to the graph's output is understood. */
    Optional<String> features(String output) {
        String tensor = output;
        while (true) {
            NodeProto node = producers.get(tensor);
            if (node == null) {
                return Optional.empty();
            }
            String operator = node.getOpType();
            if (operator.equals("Gemm") || operator.equals("MatMul")) {
                return Optional.of(node.getInput(0)).filter(features -> !constants.contains(features));
            }
            List<String> sources = node.getInputList().stream()
                    .filter(input -> !constants.contains(input))
                    .toList();
            boolean passes = FOLLOWING.contains(operator) || (WITH_CONSTANT.contains(operator) && sources.size() == 1);
            if (!passes || sources.isEmpty()) {
                return Optional.empty();
            }
            tensor = sources.getFirst();
        }
    }
}
