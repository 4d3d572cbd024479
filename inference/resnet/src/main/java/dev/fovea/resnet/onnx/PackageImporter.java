package dev.fovea.resnet.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OrtException;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.fovea.resnet.packages.InlineWeights;
import dev.fovea.resnet.packages.ModelCard;
import dev.fovea.resnet.packages.ModelPackage;
import dev.fovea.resnet.packages.ModelPackageException;
import dev.fovea.resnet.packages.PackageWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes a model package of an ONNX classifier from elsewhere. */
public final class PackageImporter {

    private static final int TRIAL_PICTURES = 3;
    private static final float TOLERANCE = 1e-4f;

    private final PackageWriter writer;

    /** @param writer says where the package goes */
    public PackageImporter(PackageWriter writer) {
        this.writer = writer;
    }

    /**
     * Wraps a classifier, tries it on a few pictures of noise, and writes it as a package.
     *
     * @param onnx an ONNX file with one input float32 [N,3,H,W] and one output of logits or probabilities; N may be fixed
     * @param card what is to be known of it; the length of {@code embedding} and the hashes are found here
     * @throws OnnxGraphException if the graph is not such a classifier, or gives another answer in a batch than alone
     * @throws ModelPackageException if the labels do not fit, or the version exists
     * @throws IOException if the package cannot be written; nothing is left behind
     */
    public ModelPackage importClassifier(byte[] onnx, List<String> labels, ModelCard card)
            throws OnnxGraphException, ModelPackageException, IOException {
        ModelProto original = parse(onnx);
        InlineWeights.require(Path.of(ModelPackage.ONNX_FILE), onnx);
        ModelProto.Builder model = new ClassifierWrapper(card.input(), card.normalisation()).wrap(original);
        OutputLengths lengths = tried(model, card);
        if (lengths.labels() != labels.size()) {
            throw new OnnxGraphException(
                    "labels", String.valueOf(labels.size()), lengths.labels() + ", as many as the network's outputs");
        }
        lengths.declare(model, lengths.embedding() > 0);
        Integer embedding = lengths.embedding() > 0 ? lengths.embedding() : null;
        return writer.write(
                card.withOutputs(lengths.labels(), embedding),
                labels,
                model.build().toByteArray());
    }

    private static ModelProto parse(byte[] onnx) throws OnnxGraphException {
        try {
            ModelProto model = ModelProto.parseFrom(onnx);
            if (model.getGraph().getNodeCount() == 0) {
                throw new OnnxGraphException("file", "a graph without nodes", "an ONNX file");
            }
            return model;
        } catch (InvalidProtocolBufferException e) {
            throw new OnnxGraphException("file", "bytes that are no ONNX model", "an ONNX file", e);
        }
    }

    /** Runs the wrapped network, which is the surest way to learn its lengths and that its batch is free. */
    private static OutputLengths tried(ModelProto.Builder model, ModelCard card) throws OnnxGraphException {
        int bytes = card.input().bytes();
        byte[] noise = new byte[TRIAL_PICTURES * bytes];
        new Random(1).nextBytes(noise);
        ByteBuffer together = ByteBuffer.allocateDirect(noise.length).put(noise);
        ByteBuffer alone = ByteBuffer.allocateDirect(bytes).put(noise, (TRIAL_PICTURES - 1) * bytes, bytes);
        try (OnnxNetwork network = OnnxNetwork.open(model.build().toByteArray(), card.input())) {
            OnnxNetwork.Answers batch = network.classify(together, 0, TRIAL_PICTURES);
            OnnxNetwork.Answers single = network.classify(alone, 0, 1);
            requireSame(batch.probabilities()[TRIAL_PICTURES - 1], single.probabilities()[0]);
            float[][] embedding = batch.embedding();
            return new OutputLengths(batch.probabilities()[0].length, embedding == null ? -1 : embedding[0].length);
        } catch (OrtException e) {
            throw new OnnxGraphException(
                    "graph",
                    "a network that fails on " + TRIAL_PICTURES + " pictures at once: " + e.getMessage(),
                    "one whose batch dimension is free or can be made so",
                    e);
        }
    }

    private static void requireSame(float[] inBatch, float[] alone) throws OnnxGraphException {
        for (int i = 0; i < alone.length; i++) {
            // Written so that NaN fails too.
            if (!(Math.abs(inBatch[i] - alone[i]) <= TOLERANCE)) {
                throw new OnnxGraphException(
                        "graph",
                        "probabilities " + Arrays.toString(inBatch) + " in a batch and " + Arrays.toString(alone)
                                + " alone",
                        "the same answer for the same picture");
            }
        }
    }
}
