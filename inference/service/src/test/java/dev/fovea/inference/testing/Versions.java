package dev.fovea.inference.testing;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import dev.fovea.inference.engine.DjlEngine;
import dev.fovea.resnet.packages.ModelCard;
import dev.fovea.resnet.packages.ModelPackage;
import dev.fovea.resnet.packages.PackageWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Versions of the package that Fovea ships, sound and broken, in a repository of a test's own. */
public final class Versions {

    public static final String NAME = "fovea-cifar10";

    private static final Path BUNDLED = Path.of("../models").resolve(NAME).resolve("1");

    private final Path models;

    public Versions(Path models) {
        this.models = models;
        DjlEngine.start();
    }

    /** The shipped network under another version, with a producer's name of its own, so that the hash differs. */
    public void sound(String version) throws Exception {
        ModelProto network =
                network().toBuilder().setProducerName("version " + version).build();
        write(version, network);
    }

    /** A network whose last weights are no numbers: all is well but its answers. */
    public void answersNonsense(String version) throws Exception {
        ModelProto.Builder network = network().toBuilder();
        TensorProto.Builder last = network.getGraphBuilder()
                .getInitializerBuilder(network.getGraph().getInitializerCount() - 1);
        for (TensorProto.Builder tensor : network.getGraphBuilder().getInitializerBuilderList()) {
            if (tensor.getDataType() == TensorProto.DataType.FLOAT.getNumber()
                    && tensor.getDimsCount() == 1
                    && tensor.getDims(0) == bundled().labels().size()) {
                last = tensor;
            }
        }
        ByteBuffer raw =
                ByteBuffer.allocate(Float.BYTES * (int) last.getDims(0)).order(ByteOrder.LITTLE_ENDIAN);
        while (raw.hasRemaining()) {
            raw.putFloat(Float.NaN);
        }
        last.clearFloatData().setRawData(ByteString.copyFrom(raw.flip()));
        write(version, network.build());
    }

    /** A package that was changed after it was made. */
    public void changed(String version) throws Exception {
        sound(version);
        Files.writeString(folder(version).resolve(ModelPackage.LABELS_FILE), "zeppelin\n", StandardOpenOption.APPEND);
    }

    public Path folder(String version) {
        return models.resolve(NAME).resolve(version);
    }

    private static ModelPackage bundled() throws Exception {
        return ModelPackage.read(BUNDLED);
    }

    private static ModelProto network() throws Exception {
        return ModelProto.parseFrom(Files.readAllBytes(BUNDLED.resolve(ModelPackage.ONNX_FILE)));
    }

    private void write(String version, ModelProto network) throws Exception {
        ModelPackage bundled = bundled();
        ModelCard card = bundled.card();
        ModelCard own = new ModelCard(
                NAME,
                version,
                card.input(),
                card.normalisation(),
                card.labels(),
                card.embedding(),
                card.none(),
                card.threshold(),
                card.maxBatch(),
                card.sha256(),
                card.trainedOn(),
                card.licence(),
                null);
        new PackageWriter(models).write(own, bundled.labels(), network.toByteArray());
    }
}
