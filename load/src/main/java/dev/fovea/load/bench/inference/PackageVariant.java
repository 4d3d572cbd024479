package dev.fovea.load.bench.inference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fovea.resnet.packages.ModelPackage;
import dev.fovea.resnet.packages.ModelPackageException;
import dev.fovea.topics.Json;
import dev.fovea.topics.ModelRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The same network as a version of its own with another largest batch, since that is what the service batches up to. */
final class PackageVariant {

    private PackageVariant() {}

    /** What it is called in reports. */
    static String name(ModelPackage original, int maxBatch) {
        return path(original) + " batch " + maxBatch;
    }

    /** {@code name/version}, as the service is told which package to use. */
    static String path(ModelPackage model) {
        return new ModelRef(model.card().name(), model.card().version()).path();
    }

    /**
     * Writes {@code <models>/<name>/<version>-batch<maxBatch>/}, unless it is there.
     *
     * @param models where the service under measurement finds its packages
     */
    static ModelPackage write(ModelPackage original, int maxBatch, Path models)
            throws IOException, ModelPackageException {
        String version = original.card().version() + "-batch" + maxBatch;
        Path folder = models.resolve(original.card().name()).resolve(version);
        if (!Files.exists(folder)) {
            Files.createDirectories(folder);
            for (String file : List.of(ModelPackage.ONNX_FILE, ModelPackage.LABELS_FILE)) {
                Files.copy(original.folder().resolve(file), folder.resolve(file));
            }
            Path card = folder.resolve(ModelPackage.CARD_FILE);
            ObjectNode json = (ObjectNode) Json.mapper()
                    .readTree(original.folder().resolve(ModelPackage.CARD_FILE).toFile());
            json.put("version", version).put("maxBatch", maxBatch);
            // Only what the copied files are: a variant has no other parts of the original.
            ((ObjectNode) json.path("sha256")).retain(ModelPackage.ONNX_FILE, ModelPackage.LABELS_FILE);
            Json.mapper().writeValue(card.toFile(), json);
        }
        return ModelPackage.read(folder);
    }
}
