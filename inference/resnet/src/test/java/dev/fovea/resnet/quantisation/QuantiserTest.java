package dev.fovea.resnet.quantisation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.fovea.resnet.onnx.EveryKindOfLayer;
import dev.fovea.resnet.onnx.OnnxGraphException;
import dev.fovea.resnet.onnx.OnnxNetwork;
import dev.fovea.resnet.onnx.ReferenceNetwork;
import dev.fovea.resnet.packages.ModelPackage;
import dev.fovea.resnet.packages.PackageWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuantiserTest {

    private static final Quantiser QUANTISER = new Quantiser(RangeMethod.MIN_MAX, 8, 1);

    @TempDir
    private Path models;

    @Test
    void shouldPutEveryConvolutionOfAResNet20OnBytes() throws Exception {
        GraphProto graph = graph(int8(Networks.resNet20(models)));

        Map<String, Long> operators = operators(graph);

        // 19 convolutions and 9 sums; each gives bytes, and so does the picture before the first.
        assertThat(operators).containsEntry("Conv", 19L).containsEntry("QuantizeLinear", 19L + 9 + 1);
        // Weights and biases of each convolution, and each tensor of bytes that is read, the two padded shortcuts among
        // them.
        assertThat(operators).containsEntry("DequantizeLinear", 2 * 19L + 19 + 9 + 1 + 2);
    }

    @Test
    void shouldGiveEveryOutputChannelAScaleOfItsOwn() throws Exception {
        GraphProto graph = graph(int8(Networks.resNet20(models)));
        Map<String, TensorProto> constants = graph.getInitializerList().stream()
                .collect(Collectors.toMap(TensorProto::getName, Function.identity()));
        Map<String, NodeProto> producers =
                graph.getNodeList().stream().collect(Collectors.toMap(node -> node.getOutput(0), Function.identity()));

        assertThat(graph.getNodeList())
                .filteredOn(node -> node.getOpType().equals("Conv"))
                .allSatisfy(convolution -> {
                    NodeProto weight = requireNonNull(producers.get(convolution.getInput(1)));
                    TensorProto bytes = requireNonNull(constants.get(weight.getInput(0)));
                    assertThat(bytes.getDataType()).isEqualTo(TensorProto.DataType.INT8.getNumber());
                    assertThat(requireNonNull(constants.get(weight.getInput(1))).getDimsList())
                            .containsExactly(bytes.getDims(0));
                    assertThat(weight.getAttributeList()).anySatisfy(axis -> {
                        assertThat(axis.getName()).isEqualTo("axis");
                        assertThat(axis.getI()).isZero();
                    });
                    assertThat(requireNonNull(constants.get(weight.getInput(2)))
                                    .getRawData()
                                    .toByteArray())
                            .containsOnly(0);
                });
    }

    @Test
    void shouldAnswerNearlyAsAResNet20() throws Exception {
        requireNearlyTheSameAnswers(Networks.resNet20(models));
    }

    @Test
    void shouldAnswerNearlyAsTheFloatNetworkWithEveryKindOfLayer() throws Exception {
        requireNearlyTheSameAnswers(Networks.packaged(EveryKindOfLayer.network(), models));
    }

    private void requireNearlyTheSameAnswers(ModelPackage original) throws Exception {
        ByteBuffer pixels = Networks.noise(8, original.card().input().bytes());
        float[][] before = classify(original, pixels);
        float[][] after = classify(int8(original), pixels);
        for (int i = 0; i < before.length; i++) {
            assertThat(after[i]).containsExactly(before[i], within(0.1f));
        }
    }

    @Test
    void shouldGiveTheSameAnswerInABatchAsAlone() throws Exception {
        ModelPackage quantised = int8(Networks.resNet20(models));
        ByteBuffer pixels = Networks.noise(5, quantised.card().input().bytes());

        try (OnnxNetwork network = OnnxNetwork.open(quantised, 1)) {
            float[][] together = network.classify(pixels, 0, 5).probabilities();
            for (int i = 0; i < 5; i++) {
                assertThat(network.classify(pixels, i, 1).probabilities()[0])
                        .containsExactly(together[i], within(1e-5f));
            }
        }
    }

    @Test
    void shouldSayInTheCardWhatItWasMadeOf() throws Exception {
        ModelPackage quantised = int8(Networks.resNet20(models));

        ModelPackage read = ModelPackage.read(quantised.folder());

        assertThat(read.card().version()).isEqualTo("1-int8");
        assertThat(read.card().quantised()).satisfies(how -> {
            assertThat(how.precision()).isEqualTo("int8");
            assertThat(how.of()).isEqualTo("cifar-resnet-20/1");
            assertThat(how.pictures()).isEqualTo(8);
        });
    }

    @Test
    void shouldRefuseToQuantiseTwice() throws Exception {
        ModelPackage quantised = int8(Networks.resNet20(models));

        assertThatThrownBy(() -> int8(quantised))
                .isInstanceOf(OnnxGraphException.class)
                .hasMessageContaining("accepted: the float32 one");
    }

    @Test
    void shouldQuantiseAnImportedNetworkToo() throws Exception {
        ModelPackage quantised = int8(ReferenceNetwork.importInto(models));

        // Two more than in ours: its padding names its value, so the two padded shortcuts are padded as float32.
        assertThat(operators(graph(quantised))).containsEntry("Conv", 19L).containsEntry("QuantizeLinear", 29L + 2);
    }

    private ModelPackage int8(ModelPackage original) throws Exception {
        return new QuantisedExporter(new PackageWriter(models), QUANTISER)
                .export(
                        original,
                        QuantisedExporter.versionOf(original),
                        Networks.noise(8, original.card().input().bytes()),
                        Optional.empty());
    }

    private static float[][] classify(ModelPackage model, ByteBuffer pixels) throws Exception {
        try (OnnxNetwork network = OnnxNetwork.open(model, 1)) {
            return network.classify(
                            pixels, 0, pixels.capacity() / model.card().input().bytes())
                    .probabilities();
        }
    }

    private static GraphProto graph(ModelPackage model) throws Exception {
        return ModelProto.parseFrom(Files.readAllBytes(model.onnx())).getGraph();
    }

    private static Map<String, Long> operators(GraphProto graph) {
        return graph.getNodeList().stream().collect(Collectors.groupingBy(NodeProto::getOpType, Collectors.counting()));
    }
}
