package dev.fovea.resnet.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.Set;

/** Renames those tensors of a foreign graph whose names the wrapped graph needs for its own. */
final class Renaming {

    private static final String PREFIX = "original/";

    private final Set<String> taken;

    Renaming(Set<String> taken) {
        this.taken = taken;
    }

    /** @param graph changed in place */
    void apply(GraphProto.Builder graph) {
        for (NodeProto.Builder node : graph.getNodeBuilderList()) {
            for (int i = 0; i < node.getInputCount(); i++) {
                node.setInput(i, renamed(node.getInput(i)));
            }
            for (int i = 0; i < node.getOutputCount(); i++) {
                node.setOutput(i, renamed(node.getOutput(i)));
            }
        }
        for (TensorProto.Builder tensor : graph.getInitializerBuilderList()) {
            tensor.setName(renamed(tensor.getName()));
        }
        for (ValueInfoProto.Builder value : graph.getInputBuilderList()) {
            value.setName(renamed(value.getName()));
        }
        for (ValueInfoProto.Builder value : graph.getOutputBuilderList()) {
            value.setName(renamed(value.getName()));
        }
    }

    private String renamed(String name) {
        return taken.contains(name) ? PREFIX + name : name;
    }
}
