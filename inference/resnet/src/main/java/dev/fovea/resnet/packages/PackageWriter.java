package dev.fovea.resnet.packages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes a model package so that it is either whole in its place or not there: into a folder beside it, flushed to the disk,
 * read back and checked, then renamed. A version that exists is never written over.
 */
public final class PackageWriter {

    private final Path models;

    /** @param models the folder that holds {@code <name>/<version>/} for each package; created where it is missing */
    public PackageWriter(Path models) {
        this.models = models;
    }

    /**
     * Writes {@code <models>/<name>/<version>/}.
     *
     * @param card its hashes are computed here, whatever it holds
     * @param onnx the bytes of a graph that keeps to {@link TensorContract}
     * @return the package as read back from its place
     * @throws ModelPackageException if that version exists or the parts do not agree; nothing is left behind
     * @throws IOException if the disk is full or refuses; nothing is left behind
     */
    public ModelPackage write(ModelCard card, List<String> labels, byte[] onnx)
            throws ModelPackageException, IOException {
        ModelPackage checked = write(card.name(), card.version(), draft -> {
            fill(draft, card, labels, onnx);
            return ModelPackage.read(draft);
        });
        return new ModelPackage(place(card.name(), card.version()), checked.card(), checked.labels());
    }

    /**
     * Writes {@code <models>/<name>/<version>/} of an ensemble, whose members must be there.
     *
     * @return the package as read back from its place
     * @throws ModelPackageException if that version exists or the members cannot answer together; nothing is left behind
     * @throws IOException if the disk is full or refuses; nothing is left behind
     */
    public PackageSet write(EnsembleCard card) throws ModelPackageException, IOException {
        PackageSet checked = write(card.name(), card.version(), draft -> {
            DurableFiles.create(draft.resolve(ModelPackage.CARD_FILE), CardJson.write(card));
            return PackageSet.read(draft);
        });
        return new PackageSet(place(card.name(), card.version()), checked.card(), checked.labels(), checked.networks());
    }

    /** Fills a folder beside the place and reads it back. */
    private interface Filling<T> {
        T fill(Path draft) throws IOException, ModelPackageException;
    }

    private Path place(String name, String version) {
        return models.resolve(name).resolve(version);
    }

    private <T> T write(String name, String version, Filling<T> filling) throws ModelPackageException, IOException {
        Path target = place(name, version);
        Path family = Files.createDirectories(models.resolve(name));
        if (Files.exists(target)) {
            throw alreadyThere(target, null);
        }
        // Not createTempDirectory: the package is to be readable by whomever the umask lets.
        Path draft = Files.createDirectory(family.resolve("." + version + "-" + UUID.randomUUID()));
        try {
            T checked = filling.fill(draft);
            DurableFiles.sync(draft);
            move(draft, target);
            DurableFiles.sync(family);
            return checked;
        } finally {
            if (Files.exists(draft)) {
                Folders.delete(draft);
            }
        }
    }

    /**
     * Replaces a package's card in one step: whoever reads it, also after a crash, finds the old one or this one, whole.
     *
     * @param card of the same network
     * @return the package as read back
     * @throws ModelPackageException if the card does not fit the package; it is then as before
     * @throws IOException if the disk is full or refuses; the package is then as before
     */
    public static ModelPackage replaceCard(ModelPackage model, ModelCard card)
            throws ModelPackageException, IOException {
        Path folder = model.folder();
        TensorContract.check(model.onnx(), card);
        DurableFiles.write(
                folder.resolve(ModelPackage.CARD_FILE),
                CardJson.write(card.withSha256(model.card().sha256())));
        return ModelPackage.read(folder);
    }

    private static void fill(Path draft, ModelCard card, List<String> labels, byte[] onnx)
            throws IOException, ModelPackageException {
        Path labelFile = draft.resolve(ModelPackage.LABELS_FILE);
        Path onnxFile = draft.resolve(ModelPackage.ONNX_FILE);
        LabelFile.check(labelFile, labels);
        DurableFiles.create(labelFile, (String.join("\n", labels) + "\n").getBytes(StandardCharsets.UTF_8));
        DurableFiles.create(onnxFile, onnx);
        Map<String, String> hashes = Map.of(
                ModelPackage.LABELS_FILE, Sha256.of(labelFile),
                ModelPackage.ONNX_FILE, Sha256.of(onnxFile));
        DurableFiles.create(draft.resolve(ModelPackage.CARD_FILE), CardJson.write(card.withSha256(hashes)));
    }

    private static void move(Path draft, Path target) throws IOException, ModelPackageException {
        try {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (IOException e) {
            if (Files.exists(target)) {
                throw alreadyThere(target, e);
            }
            throw e;
        }
    }

    private static ModelPackageException alreadyThere(Path target, @Nullable Exception cause) {
        return new ModelPackageException(
                target, "a package of this version", "another version, or this folder removed first", cause);
    }
}
