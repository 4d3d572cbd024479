package dev.fovea.resnet.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.fovea.resnet.packages.InputFormat;
import dev.fovea.resnet.packages.Normalisation;
import dev.fovea.resnet.packages.TensorContract;
import java.util.ArrayList;
import java.util.List;

/**
 * The first nodes of every packaged graph: uint8 RGB pictures [N,H,W,3] become what the network was trained on, float32 [N,3,H,W],
 * ({@code pixel} − 255·mean) ÷ (255·std) in each channel.
 */
final class PixelInput {

    private static final int CHANNELS = 3;
    private static final float SCALE = 255f;
    private static final long FLOAT = TensorProto.DataType.FLOAT.getNumber();

    private PixelInput() {}

    /** Puts these nodes before all others; the last of them writes {@code target}, which the network reads. */
    static void prepend(GraphProto.Builder graph, String target, InputFormat input, Normalisation normalisation) {
        float[] mean = new float[CHANNELS];
        float[] factor = new float[CHANNELS];
        for (int c = 0; c < CHANNELS; c++) {
            mean[c] = (float) (normalisation.mean().get(c) * SCALE);
            factor[c] = (float) (1 / (normalisation.std().get(c) * SCALE));
        }
        GraphProto.Builder first = GraphProto.newBuilder();
        GraphDraft draft = new GraphDraft(first);
        draft.input(TensorContract.PIXELS, TensorProto.DataType.UINT8, -1, input.height(), input.width(), CHANNELS);
        draft.floats("fovea/mean", mean, 1, CHANNELS, 1, 1);
        draft.floats("fovea/factor", factor, 1, CHANNELS, 1, 1);
        draft.node("Cast", List.of(TensorContract.PIXELS), "fovea/float", GraphDraft.attribute("to", FLOAT));
        draft.node("Transpose", List.of("fovea/float"), "fovea/nchw", GraphDraft.attributes("perm", 0, 3, 1, 2));
        draft.node("Sub", List.of("fovea/nchw", "fovea/mean"), "fovea/centred");
        draft.node("Mul", List.of("fovea/centred", "fovea/factor"), target);

        List<NodeProto> nodes = new ArrayList<>(first.getNodeList());
        nodes.addAll(graph.getNodeList());
        graph.clearNode().addAllNode(nodes);
        graph.addAllInput(first.getInputList()).addAllInitializer(first.getInitializerList());
    }
}
