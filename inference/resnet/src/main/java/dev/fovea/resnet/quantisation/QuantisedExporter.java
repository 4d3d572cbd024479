package dev.fovea.resnet.quantisation;

import ai.onnxruntime.OrtException;
import dev.fovea.resnet.evaluation.PictureSetException;
import dev.fovea.resnet.onnx.OnnxGraphException;
import dev.fovea.resnet.packages.Folders;
import dev.fovea.resnet.packages.ModelCard;
import dev.fovea.resnet.packages.ModelPackage;
import dev.fovea.resnet.packages.ModelPackageException;
import dev.fovea.resnet.packages.PackageWriter;
import dev.fovea.resnet.packages.Quantised;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Makes the int8 version of a model package. */
public final class QuantisedExporter {

    private final PackageWriter writer;
    private final Quantiser quantiser;

    /** @param writer says where the package goes */
    public QuantisedExporter(PackageWriter writer, Quantiser quantiser) {
        this.writer = writer;
        this.quantiser = quantiser;
    }

    /** The version that the int8 package of a float32 one has unless another is asked for. */
    public static String versionOf(ModelPackage original) {
        return original.card().version() + "-" + Quantised.INT8;
    }

    /**
     * Quantises a package, measures the result, and writes it under the same name.
     *
     * @param pixels direct; pictures to learn the ranges on, as the package takes them, N by its capacity
     * @param check empty where there are no labelled pictures; the card then has no accuracy
     * @throws OnnxGraphException if the network cannot be quantised
     * @throws AccuracyLostException if too little of the accuracy is kept; nothing is written
     * @throws ModelPackageException if that version exists
     */
    public ModelPackage export(ModelPackage original, String version, ByteBuffer pixels, Optional<AccuracyCheck> check)
            throws OnnxGraphException, AccuracyLostException, ModelPackageException, PictureSetException, OrtException,
                    IOException {
        ModelCard card = original.card();
        if (card.quantised() != null) {
            throw new OnnxGraphException(
                    "package " + original.folder(), "a quantised network", "the float32 one it was made of");
        }
        byte[] graph = quantiser.quantise(Files.readAllBytes(original.onnx()), card.input(), pixels);
        Quantised how = new Quantised(
                Quantised.INT8,
                card.name() + "/" + card.version(),
                quantiser.method().words(),
                pixels.capacity() / card.input().bytes());
        Map<String, Object> figures = null;
        if (check.isPresent()) {
            figures = measured(original, card.quantised(version, how, null), graph, check.get());
        }
        return writer.write(card.quantised(version, how, figures), original.labels(), graph);
    }

    /** The figures belong into the card, so they are taken on a draft of the package elsewhere. */
    private Map<String, Object> measured(ModelPackage original, ModelCard card, byte[] graph, AccuracyCheck check)
            throws AccuracyLostException, ModelPackageException, PictureSetException, OrtException, IOException {
        Path drafts = Files.createTempDirectory("fovea-int8");
        try {
            ModelPackage draft = new PackageWriter(drafts).write(card, original.labels(), graph);
            return check.measure(original, draft, quantiser.threads());
        } finally {
            Folders.delete(drafts);
        }
    }
}
