package dev.fovea.resnet.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Set;

/**
 * Frees a graph from a batch size that was fixed when it was exported: reshapes that name it take the batch as it comes instead.
 * Shapes noted inside the graph are dropped, since they may name it too.
 */
final class FreeBatch {

    private FreeBatch() {}

    /**
     * @param graph changed in place
     * @param batch the fixed batch size that the graph was exported for
     */
    static void apply(GraphProto.Builder graph, long batch) {
        graph.clearValueInfo();
        Set<String> shapes = new HashSet<>();
        for (NodeProto node : graph.getNodeList()) {
            if (node.getOpType().equals("Reshape") && node.getInputCount() == 2) {
                shapes.add(node.getInput(1));
            }
        }
        for (TensorProto.Builder tensor : graph.getInitializerBuilderList()) {
            if (shapes.contains(tensor.getName())) {
                free(tensor, batch);
            }
        }
        for (NodeProto.Builder node : graph.getNodeBuilderList()) {
            if (node.getOpType().equals("Constant") && shapes.contains(node.getOutput(0))) {
                for (AttributeProto.Builder attribute : node.getAttributeBuilderList()) {
                    if (attribute.getName().equals("value")) {
                        free(attribute.getTBuilder(), batch);
                    }
                }
            }
        }
    }

    private static void free(TensorProto.Builder shape, long batch) {
        if (shape.getDimsCount() != 1 || shape.getDims(0) == 0) {
            return; // a reshape to a scalar names no batch
        }
        boolean raw = shape.hasRawData();
        long first = raw ? ints(shape.getRawData()).getLong(0) : shape.getInt64Data(0);
        if (first != batch) {
            return;
        }
        // In a Reshape, 0 copies the dimension of the input: the batch stays whatever it is.
        if (raw) {
            byte[] bytes = shape.getRawData().toByteArray();
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(0, 0);
            shape.setRawData(ByteString.copyFrom(bytes));
        } else {
            shape.setInt64Data(0, 0);
        }
    }

    private static ByteBuffer ints(ByteString raw) {
        return raw.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }
}
