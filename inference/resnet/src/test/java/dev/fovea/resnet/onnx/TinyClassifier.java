package dev.fovea.resnet.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.List;

/** A foreign classifier small enough to be reckoned by hand: its features are each channel's mean, its logits are those features. */
public final class TinyClassifier {

    private TinyClassifier() {}

    /**
     * The file's bytes.
     *
     * @param batch the batch size that it is exported for; below 0 for any
     * @param side width and height of its input
     */
    public static byte[] bytes(int batch, int side) {
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(13));
        GraphProto.Builder graph = model.getGraphBuilder().setName("tiny");
        GraphDraft draft = new GraphDraft(graph);
        // "pixels" is a name that the wrapped graph wants for itself.
        draft.input("pixels", TensorProto.DataType.FLOAT, batch, 3, side, side);
        draft.node("GlobalAveragePool", List.of("pixels"), "pooled");
        draft.integers("shape", batch < 0 ? -1 : batch, 3);
        draft.node("Reshape", List.of("pooled", "shape"), "flat");
        draft.floats("weight", new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, 3, 3);
        draft.floats("bias", new float[3], 3);
        draft.node("Gemm", List.of("flat", "weight", "bias"), "logits", GraphDraft.attribute("transB", 1L));
        draft.output("logits", TensorProto.DataType.FLOAT, batch, 3);
        return model.build().toByteArray();
    }
}
