package dev.fovea.resnet.quantisation;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.fovea.resnet.onnx.OnnxGraphException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Brings a graph from elsewhere into the form that can be quantised: batch norms folded into convolutions and constants worked out
 * (both by ONNX Runtime's own optimiser), and the operator set in which weights may have a scale for each channel.
 */
final class PreparedGraph {

    private static final Set<String> TO_FOLD = Set.of("BatchNormalization", "Constant", "Dropout");

    /** The first operator set whose DequantizeLinear knows channels. */
    private static final int OPSET = 13;

    /** Operators that mean the same from the oldest set that is imported (7) to this one, as a classifier uses them. */
    private static final Set<String> UNCHANGED = Set.of(
            "Conv",
            "Relu",
            "MaxPool",
            "Add",
            "GlobalAveragePool",
            "AveragePool",
            "Flatten",
            "Reshape",
            "Gemm",
            "MatMul",
            "Softmax",
            "Cast",
            "Transpose",
            "Sub",
            "Mul",
            "Identity",
            "Exp",
            "Concat");

    private PreparedGraph() {}

    static ModelProto of(ModelProto model) throws OnnxGraphException {
        boolean folding = model.getGraph().getNodeList().stream().anyMatch(node -> TO_FOLD.contains(node.getOpType()));
        return withOperatorSet(folding ? folded(model) : model);
    }

    private static ModelProto folded(ModelProto model) throws OnnxGraphException {
        try {
            Path file = Files.createTempFile("fovea-folded", ".onnx");
            try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
                options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.BASIC_OPT);
                options.setOptimizedModelFilePath(file.toString());
                OrtEnvironment.getEnvironment()
                        .createSession(model.toByteArray(), options)
                        .close();
                return ModelProto.parseFrom(Files.readAllBytes(file));
            } finally {
                Files.delete(file);
            }
        } catch (OrtException | IOException e) {
            throw new OnnxGraphException("graph", "one that cannot be simplified: " + e.getMessage(), "another", e);
        }
    }

    private static ModelProto withOperatorSet(ModelProto model) throws OnnxGraphException {
        ModelProto.Builder raised = model.toBuilder();
        for (OperatorSetIdProto.Builder set : raised.getOpsetImportBuilderList()) {
            boolean standard = set.getDomain().isEmpty() || set.getDomain().equals("ai.onnx");
            if (standard && set.getVersion() < OPSET) {
                List<String> others = model.getGraph().getNodeList().stream()
                        .map(NodeProto::getOpType)
                        .filter(operator -> !UNCHANGED.contains(operator))
                        .distinct()
                        .toList();
                if (!others.isEmpty()) {
                    throw new OnnxGraphException(
                            "operator set",
                            "version " + set.getVersion() + " with " + others,
                            OPSET + " or later: export the network anew");
                }
                set.setVersion(OPSET);
            }
        }
        return raised.build();
    }
}
