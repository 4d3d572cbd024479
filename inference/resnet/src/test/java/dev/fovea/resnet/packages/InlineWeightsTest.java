package dev.fovea.resnet.packages;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import dev.fovea.resnet.onnx.TinyClassifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class InlineWeightsTest {

    private static final Path FILE = Path.of("model.onnx");

    private static final TensorProto ELSEWHERE = TensorProto.newBuilder()
            .setName("w")
            .setDataLocation(TensorProto.DataLocation.EXTERNAL)
            .addExternalData(
                    StringStringEntryProto.newBuilder().setKey("location").setValue("../../../etc/passwd"))
            .build();

    private static void refused(GraphProto graph) {
        byte[] bytes = ModelProto.newBuilder().setGraph(graph).build().toByteArray();

        assertThatThrownBy(() -> InlineWeights.require(FILE, bytes))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining("weights 'w' that lie in another file")
                .hasMessageContaining("accepted: weights inside the ONNX file");
    }

    private static NodeProto.Builder node(AttributeProto.Builder attribute) {
        return NodeProto.newBuilder().setOpType("Constant").addAttribute(attribute);
    }

    @Test
    void shouldAcceptAGraphThatHoldsItsWeights() {
        assertThatCode(() -> InlineWeights.require(FILE, TinyClassifier.bytes(-1, 4)))
                .doesNotThrowAnyException();
    }

    @Test
    void shouldRefuseAnInitialiserInAnotherFile() {
        refused(GraphProto.newBuilder().addInitializer(ELSEWHERE).build());
    }

    @Test
    void shouldRefuseATensorThatOnlyNamesAnotherFile() {
        refused(GraphProto.newBuilder()
                .addInitializer(ELSEWHERE.toBuilder().clearDataLocation())
                .build());
    }

    @Test
    void shouldRefuseAConstantInAnotherFile() {
        refused(GraphProto.newBuilder()
                .addNode(node(AttributeProto.newBuilder().setName("value").setT(ELSEWHERE)))
                .build());
    }

    @Test
    void shouldRefuseATensorOfABranchInAnotherFile() {
        GraphProto branch = GraphProto.newBuilder().addInitializer(ELSEWHERE).build();

        refused(GraphProto.newBuilder()
                .addNode(node(AttributeProto.newBuilder().setName("then_branch").setG(branch)))
                .build());
    }

    @Test
    void shouldSkipWeightsHoweverLargeTheyAre() {
        byte[] weights = new byte[3 << 20];
        Arrays.fill(weights, (byte) 0x72);
        GraphProto graph = GraphProto.newBuilder()
                .addInitializer(TensorProto.newBuilder().setName("w").setRawData(ByteString.copyFrom(weights)))
                .build();

        assertThatCode(() -> InlineWeights.require(
                        FILE, ModelProto.newBuilder().setGraph(graph).build().toByteArray()))
                .doesNotThrowAnyException();
    }

    @Test
    void shouldRefuseBytesThatAreNoGraph() {
        byte[] text = "certainly not".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> InlineWeights.require(FILE, text))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining("no ONNX model");
    }
}
