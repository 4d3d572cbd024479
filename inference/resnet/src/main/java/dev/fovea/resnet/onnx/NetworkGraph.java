package dev.fovea.resnet.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import dev.fovea.resnet.architecture.Architecture;
import dev.fovea.resnet.architecture.Layer;
import dev.fovea.resnet.architecture.Shortcut;
import dev.fovea.resnet.packages.TensorContract;
import dev.fovea.resnet.parameters.Parameters;
import java.util.Arrays;
import java.util.List;

/**
 * Writes a trained network of this project as an ONNX graph that keeps to {@link TensorContract}: batch norms folded into
 * their convolutions, the calibration temperature folded into the last layer, any batch size. Not thread-safe.
 */
final class NetworkGraph {

    private static final int IR_VERSION = 8;
    private static final int OPSET = 13;
    private static final long TO_THE_END = Long.MAX_VALUE;
    private static final String NETWORK_INPUT = "input";

    private final Parameters parameters;
    private final double temperature;
    private final GraphDraft draft;
    private final ModelProto.Builder model;
    private int unnamed;

    private NetworkGraph(Parameters parameters, double temperature) {
        this.parameters = parameters;
        this.temperature = temperature;
        this.model = ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("fovea")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET));
        this.draft = new GraphDraft(graph().setName(parameters.architecture().name()));
    }

    /** @param temperature divides the logits before the softmax, above 0 */
    static ModelProto of(Parameters parameters, double temperature) {
        return new NetworkGraph(parameters, temperature).write();
    }

    private GraphProto.Builder graph() {
        return model.getGraphBuilder();
    }

    private ModelProto write() {
        Architecture architecture = parameters.architecture();
        String features = layers(architecture.backbone(), NETWORK_INPUT);
        draft.node("Identity", List.of(features), TensorContract.EMBEDDING);
        draft.node(
                "Softmax",
                List.of(linear(architecture.head(), features, temperature)),
                TensorContract.PROBABILITIES,
                GraphDraft.attribute("axis", 1L));
        PixelInput.prepend(graph(), NETWORK_INPUT, parameters.input(), parameters.normalisation());
        new OutputLengths(architecture.labels(), architecture.embedding()).declare(model, true);
        return model.build();
    }

    private String layers(List<Layer> layers, String input) {
        String tensor = input;
        for (int i = 0; i < layers.size(); i++) {
            Layer.BatchNorm norm =
                    i + 1 < layers.size() && layers.get(i + 1) instanceof Layer.BatchNorm next ? next : null;
            if (layers.get(i) instanceof Layer.Convolution convolution) {
                tensor = convolution(convolution, FoldedConvolution.of(parameters, convolution, norm), tensor);
                i += norm == null ? 0 : 1;
            } else {
                tensor = layer(layers.get(i), tensor);
            }
        }
        return tensor;
    }

    private String layer(Layer layer, String input) {
        return switch (layer) {
            case Layer.Convolution convolution ->
                convolution(convolution, FoldedConvolution.of(parameters, convolution, null), input);
            case Layer.BatchNorm norm ->
                throw new IllegalArgumentException(
                        norm.name() + " does not follow a convolution, so it cannot be folded");
            case Layer.Relu _ -> draft.node("Relu", List.of(input), name("relu"));
            case Layer.MaxPool pool -> maxPool(pool, input);
            case Layer.GlobalAveragePool _ -> draft.node("GlobalAveragePool", List.of(input), name("pool"));
            case Layer.Flatten _ ->
                draft.node("Flatten", List.of(input), name("flat"), GraphDraft.attribute("axis", 1L));
            case Layer.Dropout _ -> input; // works only while training
            case Layer.Linear linear -> linear(linear, input, 1);
            case Layer.Sequence sequence -> layers(sequence.layers(), input);
            case Layer.Residual residual -> residual(residual, input);
        };
    }

    private String residual(Layer.Residual residual, String input) {
        String body = layers(residual.body(), input);
        String sum = draft.node("Add", List.of(body, shortcut(residual, input)), residual.name() + ".sum");
        return draft.node("Relu", List.of(sum), residual.name());
    }

    private String shortcut(Layer.Residual residual, String input) {
        return switch (residual.shortcut()) {
            case Shortcut.Identity _ -> input;
            case Shortcut.ZeroPadding padding -> zeroPadding(padding, residual.name() + ".shortcut", input);
            case Shortcut.Projection projection -> layers(projection.layers(), input);
        };
    }

    private String zeroPadding(Shortcut.ZeroPadding padding, String name, String input) {
        String strided = draft.node(
                "Slice",
                List.of(
                        input,
                        draft.integers(name + ".starts", 0, 0),
                        draft.integers(name + ".ends", TO_THE_END, TO_THE_END),
                        draft.integers(name + ".axes", 2, 3),
                        draft.integers(name + ".steps", padding.stride(), padding.stride())),
                name + ".strided");
        String pads = draft.integers(name + ".pads", 0, padding.before(), 0, 0, 0, padding.after(), 0, 0);
        return draft.node("Pad", List.of(strided, pads), name);
    }

    private String convolution(Layer.Convolution convolution, FoldedConvolution folded, String input) {
        String name = convolution.name();
        int kernel = convolution.kernel();
        return draft.node(
                "Conv",
                List.of(
                        input,
                        draft.floats(
                                name + ".weight",
                                folded.weight(),
                                convolution.outputs(),
                                convolution.inputs(),
                                kernel,
                                kernel),
                        draft.floats(name + ".bias", folded.bias(), convolution.outputs())),
                name,
                square("kernel_shape", kernel, 2),
                square("strides", convolution.stride(), 2),
                square("pads", convolution.padding(), 4));
    }

    private String maxPool(Layer.MaxPool pool, String input) {
        return draft.node(
                "MaxPool",
                List.of(input),
                name("max"),
                square("kernel_shape", pool.kernel(), 2),
                square("strides", pool.stride(), 2),
                square("pads", pool.padding(), 4));
    }

    private String linear(Layer.Linear linear, String input, double divisor) {
        String name = linear.name();
        float[] weight = divided(parameters.values(linear.weights().get(0)), divisor);
        float[] bias = divided(parameters.values(linear.weights().get(1)), divisor);
        return draft.node(
                "Gemm",
                List.of(
                        input,
                        draft.floats(name + ".weight", weight, linear.outputs(), linear.inputs()),
                        draft.floats(name + ".bias", bias, linear.outputs())),
                name,
                GraphDraft.attribute("transB", 1L));
    }

    private static float[] divided(float[] values, double divisor) {
        float[] result = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = (float) (values[i] / divisor);
        }
        return result;
    }

    private static AttributeProto square(String name, long value, int times) {
        long[] values = new long[times];
        Arrays.fill(values, value);
        return GraphDraft.attributes(name, values);
    }

    private String name(String kind) {
        return kind + "." + unnamed++;
    }
}
