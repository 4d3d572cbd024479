package dev.fovea.resnet.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.fovea.resnet.packages.TensorContract;

/**
 * The declared lengths of a graph's outputs.
 *
 * @param labels K of {@code probabilities} [N,K]; below 0 where it is not known yet
 * @param embedding D of {@code embedding} [N,D]; below 0 where it is not known yet
 */
record OutputLengths(int labels, int embedding) {

    static final OutputLengths UNKNOWN = new OutputLengths(-1, -1);

    /** Declares the outputs of a model in place of those it has. */
    void declare(ModelProto.Builder model, boolean withEmbedding) {
        GraphProto.Builder graph = model.getGraphBuilder().clearOutput();
        declare(graph, TensorContract.PROBABILITIES, labels);
        if (withEmbedding) {
            declare(graph, TensorContract.EMBEDDING, embedding);
        }
    }

    private static void declare(GraphProto.Builder graph, String name, int length) {
        new GraphDraft(graph).output(name, TensorProto.DataType.FLOAT, -1, Math.max(length, 0));
        if (length < 0) {
            ValueInfoProto.Builder value = graph.getOutputBuilder(graph.getOutputCount() - 1);
            value.getTypeBuilder()
                    .getTensorTypeBuilder()
                    .getShapeBuilder()
                    .getDimBuilder(1)
                    .setDimParam(name);
        }
    }
}
