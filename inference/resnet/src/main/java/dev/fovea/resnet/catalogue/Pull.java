package dev.fovea.resnet.catalogue;

import dev.fovea.resnet.onnx.OnnxGraphException;
import dev.fovea.resnet.onnx.PackageImporter;
import dev.fovea.resnet.packages.ModelPackage;
import dev.fovea.resnet.packages.ModelPackageException;
import dev.fovea.resnet.packages.PackageWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Makes a model package of a network of the catalogue: fetches its files, wraps the network, writes the package as a whole. */
public final class Pull {

    private final Download download;
    private final Path models;

    /** @param models the folder of model packages */
    public Pull(Download download, Path models) {
        this.download = download;
        this.models = models;
    }

    /**
     * Pulls one; the files fetched for it are deleted once the package is there.
     *
     * @throws ModelPackageException if that version exists, or the files do not fit together
     * @throws OnnxGraphException if the network is not as the catalogue says
     * @throws DownloadException if a file cannot be had
     * @throws IOException if the disk is full or refuses; no package is there then
     */
    public ModelPackage pull(CatalogueEntry entry)
            throws ModelPackageException, OnnxGraphException, DownloadException, IOException, InterruptedException {
        Path place = models.resolve(entry.name()).resolve(entry.version());
        if (Files.exists(place)) {
            throw new ModelPackageException(
                    place, "a package of this version", "none there: it was pulled already, or remove it first");
        }
        Path labels = download.fetch(entry.labels());
        Path network = download.fetch(entry.network());
        List<String> words = SynsetLabels.read(Files.readAllLines(labels));
        try {
            ModelPackage made = new PackageImporter(new PackageWriter(models))
                    .importClassifier(Files.readAllBytes(network), words, entry.card());
            Files.delete(network);
            Files.delete(labels);
            return made;
        } catch (OnnxGraphException e) {
            throw e.in(network);
        }
    }
}
