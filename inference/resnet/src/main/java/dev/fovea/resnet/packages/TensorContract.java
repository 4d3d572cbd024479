package dev.fovea.resnet.packages;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one shape of every network: input {@code pixels} [N,H,W,3] uint8 RGB with N free, output {@code probabilities} [N,K] float32
 * that sum to 1, and where there is one {@code embedding} [N,D] float32.
 */
public final class TensorContract {

    /** Input: uint8 RGB pictures, [N,H,W,3]. */
    public static final String PIXELS = "pixels";
    /** Output: the softmax over the labels, float32 [N,K]. */
    public static final String PROBABILITIES = "probabilities";
    /** Output: the pooled features, float32 [N,D]. */
    public static final String EMBEDDING = "embedding";

    private TensorContract() {}

    /**
     * Checks that a graph has the inputs and outputs that its card tells of.
     *
     * @throws ModelPackageException if ONNX Runtime cannot read the graph, or it has other tensors
     */
    static void check(Path onnx, ModelCard card) throws ModelPackageException {
        // The environment is one for the process and must not be closed here.
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            // Only names and shapes are asked for: optimising the graph would be wasted.
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.NO_OPT);
            try (OrtSession session = environment.createSession(onnx.toString(), options)) {
                check(onnx, card, session.getInputInfo(), session.getOutputInfo());
            }
        } catch (OrtException e) {
            throw new ModelPackageException(
                    onnx, "a file that ONNX Runtime refuses (" + e.getMessage() + ")", "an ONNX graph", e);
        }
    }

    private static void check(Path onnx, ModelCard card, Map<String, NodeInfo> inputs, Map<String, NodeInfo> outputs)
            throws ModelPackageException {
        if (inputs.size() != 1) {
            throw new ModelPackageException(onnx, "inputs " + inputs.keySet(), "the one input " + PIXELS);
        }
        InputFormat input = card.input();
        tensor(onnx, "input", PIXELS, inputs.get(PIXELS), OnnxJavaType.UINT8, -1, input.height(), input.width(), 3);
        tensor(onnx, "output", PROBABILITIES, outputs.get(PROBABILITIES), OnnxJavaType.FLOAT, -1, card.labels());
        if (card.embedding() != null) {
            tensor(onnx, "output", EMBEDDING, outputs.get(EMBEDDING), OnnxJavaType.FLOAT, -1, card.embedding());
        } else if (outputs.containsKey(EMBEDDING)) {
            throw new ModelPackageException(onnx, "output " + EMBEDDING, "no such output, or its length in the card");
        }
    }

    private static void tensor(
            Path onnx, String role, String name, @Nullable NodeInfo node, OnnxJavaType type, long... shape)
            throws ModelPackageException {
        String accepted = role + " " + name + " " + type + " " + Arrays.toString(shape) + " (-1: any number)";
        if (node == null) {
            throw new ModelPackageException(onnx, "no " + role + " " + name, accepted);
        }
        if (!(node.getInfo() instanceof TensorInfo info)) {
            throw new ModelPackageException(onnx, role + " " + name + " that is no tensor", accepted);
        }
        if (info.type != type || !Arrays.equals(info.getShape(), shape)) {
            throw new ModelPackageException(
                    onnx, role + " " + name + " " + info.type + " " + Arrays.toString(info.getShape()), accepted);
        }
    }
}
