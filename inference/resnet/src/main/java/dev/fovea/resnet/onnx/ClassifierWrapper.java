package dev.fovea.resnet.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.fovea.resnet.packages.InputFormat;
import dev.fovea.resnet.packages.Normalisation;
import dev.fovea.resnet.packages.TensorContract;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Wraps a classifier from elsewhere, float32 [N,3,H,W] in and logits out, so that it takes pixels and gives probabilities as
 * {@link TensorContract} says, and the features before its final layer where they are found.
 */
final class ClassifierWrapper {

    private static final int OLDEST_OPSET = 7; // the first in which Sub and Mul broadcast as they do today
    private static final int IR_VERSION = 8;

    private final InputFormat input;
    private final Normalisation normalisation;

    ClassifierWrapper(InputFormat input, Normalisation normalisation) {
        this.input = input;
        this.normalisation = normalisation;
    }

    /**
     * The wrapped model; the lengths of its outputs are not declared yet.
     *
     * @throws OnnxGraphException if the graph has not one float32 picture input of this size and one output
     */
    ModelProto.Builder wrap(ModelProto original) throws OnnxGraphException {
        requireOpset(original);
        ModelProto.Builder model = original.toBuilder().setIrVersion(Math.max(original.getIrVersion(), IR_VERSION));
        GraphProto.Builder graph = model.getGraphBuilder();
        requireInlineWeights(graph);
        new Renaming(Set.of(TensorContract.PIXELS, TensorContract.PROBABILITIES, TensorContract.EMBEDDING))
                .apply(graph);

        ValueInfoProto picture = pictureInput(graph);
        long batch = requireShape(picture);
        if (batch > 0) {
            FreeBatch.apply(graph, batch);
        }
        String output = onlyOutput(graph);
        graph.clearInput().clearOutput().clearValueInfo();

        FinalLayer finalLayer = new FinalLayer(graph.build());
        PixelInput.prepend(graph, picture.getName(), input, normalisation);
        GraphDraft draft = new GraphDraft(graph);
        probabilities(draft, output, finalLayer.operatorOf(output));
        Optional<String> features = finalLayer.features(output);
        features.ifPresent(tensor -> flatten(draft, tensor, TensorContract.EMBEDDING));
        OutputLengths.UNKNOWN.declare(model, features.isPresent());
        return model;
    }

    private static void probabilities(GraphDraft draft, String output, Optional<String> operator) {
        String last = operator.orElse("");
        if (last.equals("Softmax")) {
            flatten(draft, output, TensorContract.PROBABILITIES);
        } else if (last.equals("LogSoftmax")) {
            draft.node("Exp", List.of(flatten(draft, output, "fovea/log")), TensorContract.PROBABILITIES);
        } else {
            draft.node(
                    "Softmax",
                    List.of(flatten(draft, output, "fovea/logits")),
                    TensorContract.PROBABILITIES,
                    GraphDraft.attribute("axis", 1L));
        }
    }

    private static String flatten(GraphDraft draft, String tensor, String flat) {
        return draft.node("Flatten", List.of(tensor), flat, GraphDraft.attribute("axis", 1L));
    }

    private static void requireOpset(ModelProto model) throws OnnxGraphException {
        long version = model.getOpsetImportList().stream()
                .filter(set -> set.getDomain().isEmpty() || set.getDomain().equals("ai.onnx"))
                .mapToLong(OperatorSetIdProto::getVersion)
                .findFirst()
                .orElse(0);
        if (version < OLDEST_OPSET) {
            throw new OnnxGraphException("operator set", "version " + version, OLDEST_OPSET + " or later");
        }
    }

    private static void requireInlineWeights(GraphProto.Builder graph) throws OnnxGraphException {
        for (TensorProto tensor : graph.getInitializerList()) {
            if (tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL) {
                throw new OnnxGraphException(
                        "weights " + tensor.getName(), "a reference to another file", "weights inside the ONNX file");
            }
        }
    }

    private static ValueInfoProto pictureInput(GraphProto.Builder graph) throws OnnxGraphException {
        // Old exporters list the weights among the inputs.
        Set<String> weights =
                graph.getInitializerList().stream().map(TensorProto::getName).collect(Collectors.toSet());
        List<ValueInfoProto> inputs = graph.getInputList().stream()
                .filter(value -> !weights.contains(value.getName()))
                .toList();
        if (inputs.size() != 1) {
            throw new OnnxGraphException(
                    "inputs",
                    inputs.stream().map(ValueInfoProto::getName).toList().toString(),
                    "one, for the pictures");
        }
        return inputs.getFirst();
    }

    private static String onlyOutput(GraphProto.Builder graph) throws OnnxGraphException {
        if (graph.getOutputCount() != 1) {
            throw new OnnxGraphException(
                    "outputs",
                    graph.getOutputList().stream()
                            .map(ValueInfoProto::getName)
                            .toList()
                            .toString(),
                    "one, for the logits");
        }
        return graph.getOutput(0).getName();
    }

    /** The batch size if it is fixed, else 0. */
    private long requireShape(ValueInfoProto picture) throws OnnxGraphException {
        TypeProto.Tensor type = picture.getType().getTensorType();
        List<TensorShapeProto.Dimension> dims = type.getShape().getDimList();
        boolean fits = type.getElemType() == TensorProto.DataType.FLOAT.getNumber()
                && dims.size() == 4
                && isOrFree(dims.get(1), 3)
                && isOrFree(dims.get(2), input.height())
                && isOrFree(dims.get(3), input.width());
        if (!fits) {
            throw new OnnxGraphException(
                    "input " + picture.getName(),
                    TensorProto.DataType.forNumber(type.getElemType()) + " "
                            + dims.stream().map(ClassifierWrapper::shown).toList(),
                    "FLOAT [N, 3, " + input.height() + ", " + input.width() + "]");
        }
        return dims.getFirst().getDimValue();
    }

    private static boolean isOrFree(TensorShapeProto.Dimension dim, int length) {
        return !dim.hasDimValue() || dim.getDimValue() == length;
    }

    private static String shown(TensorShapeProto.Dimension dim) {
        return dim.hasDimValue() ? String.valueOf(dim.getDimValue()) : dim.getDimParam();
    }
}
