package dev.fovea.resnet.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A folder with a network and what must be known to use it rightly, read and found to agree with itself. Immutable.
 *
 * @param folder where its files lie: {@code model.onnx}, {@code labels.txt}, {@code model.json}
 * @param labels in the order of the network's outputs
 */
public record ModelPackage(Path folder, ModelCard card, List<String> labels) {

    public static final String ONNX_FILE = "model.onnx";
    public static final String LABELS_FILE = "labels.txt";
    public static final String CARD_FILE = "model.json";

    private static final long MAX_CARD_BYTES = 1 << 20;

    public ModelPackage {
        labels = List.copyOf(labels);
    }

    /**
     * Reads a package and checks all that it claims: the hash of every file, the network's tensors (see
     * {@link TensorContract}) and the number of labels.
     *
     * @throws ModelPackageException if a file is missing or disagrees with the card
     */
    public static ModelPackage read(Path folder) throws ModelPackageException {
        ModelCard card = readCard(folder);
        checkHashes(folder, card);
        List<String> labels = LabelFile.read(folder.resolve(LABELS_FILE));
        if (labels.size() != card.labels()) {
            throw new ModelPackageException(
                    folder.resolve(LABELS_FILE),
                    labels.size() + " labels",
                    card.labels() + " labels, as " + CARD_FILE + " says");
        }
        String none = card.none();
        if (none != null && !labels.contains(none)) {
            throw new ModelPackageException(
                    folder.resolve(CARD_FILE), "none = " + none, "one of the labels in " + LABELS_FILE + ", or absent");
        }
        InlineWeights.require(folder.resolve(ONNX_FILE));
        TensorContract.check(folder.resolve(ONNX_FILE), card);
        return new ModelPackage(folder, card, labels);
    }

    /** The network's file. */
    public Path onnx() {
        return folder.resolve(ONNX_FILE);
    }

    /** The place among the outputs of the label that means "nothing there", where the network has one. */
    public OptionalInt none() {
        String none = card.none();
        return none == null ? OptionalInt.empty() : OptionalInt.of(labels.indexOf(none));
    }

    /**
     * Reads what a package says of itself, and checks nothing else.
     *
     * @throws ModelPackageException if the card is missing or has a value that none may have
     */
    public static ModelCard readCard(Path folder) throws ModelPackageException {
        Path file = folder.resolve(CARD_FILE);
        return CardJson.read(file, cardBytes(file));
    }

    /** The bytes of {@code model.json}. */
    static byte[] cardBytes(Path file) throws ModelPackageException {
        try {
            requireNoLink(file);
            if (Files.size(file) > MAX_CARD_BYTES) {
                throw new ModelPackageException(
                        file, Files.size(file) + " bytes", "at most " + MAX_CARD_BYTES + " bytes");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ModelPackageException(
                    file,
                    "no readable file",
                    "a model package: " + ONNX_FILE + ", " + LABELS_FILE + ", " + CARD_FILE,
                    e);
        }
    }

    /** A link could lead out of the package, and its target be changed after the check. */
    static void requireNoLink(Path file) throws ModelPackageException {
        if (Files.isSymbolicLink(file)) {
            throw new ModelPackageException(file, "a symbolic link", "a file that lies in the package itself");
        }
    }

    private static void checkHashes(Path folder, ModelCard card) throws ModelPackageException {
        for (String name : List.of(ONNX_FILE, LABELS_FILE)) {
            if (!card.sha256().containsKey(name)) {
                throw new ModelPackageException(folder.resolve(CARD_FILE), "no sha256 of " + name, "its hash");
            }
        }
        for (Map.Entry<String, String> entry : card.sha256().entrySet()) {
            // A name with a folder in it could point outside of the package.
            if (!entry.getKey().matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
                throw new ModelPackageException(
                        folder.resolve(CARD_FILE),
                        "sha256 of '" + entry.getKey() + "'",
                        "names of files in the package");
            }
            Path file = folder.resolve(entry.getKey());
            requireNoLink(file);
            String hash = hash(file);
            if (!hash.equals(entry.getValue())) {
                throw new ModelPackageException(
                        file,
                        "sha256 " + hash,
                        "sha256 " + entry.getValue() + ", as " + CARD_FILE
                                + " says: fetch or export the package again");
            }
        }
    }

    private static String hash(Path file) throws ModelPackageException {
        try {
            return Sha256.of(file);
        } catch (IOException e) {
            throw new ModelPackageException(file, "no readable file", "the file whose hash " + CARD_FILE + " gives", e);
        }
    }
}
