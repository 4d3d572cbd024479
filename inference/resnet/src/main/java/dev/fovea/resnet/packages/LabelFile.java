package dev.fovea.resnet.packages;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The labels of a network, one a line in the order of its outputs. */
public final class LabelFile {

    /** What a detection says where no label is probable enough; a network may not have it as a label. */
    public static final String UNKNOWN = "unknown";

    private static final long MAX_BYTES = 1 << 20;

    private LabelFile() {}

    /**
     * Reads a file of labels.
     *
     * @throws ModelPackageException if the file is missing, is not UTF-8, or has an empty, repeated or reserved label
     */
    public static List<String> read(Path file) throws ModelPackageException {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new ModelPackageException(file, Files.size(file) + " bytes", "at most " + MAX_BYTES + " bytes");
            }
            return check(file, Files.readAllLines(file));
        } catch (MalformedInputException e) {
            throw new ModelPackageException(file, "bytes that are not UTF-8", "UTF-8 text, one label a line", e);
        } catch (IOException e) {
            throw new ModelPackageException(file, "no readable file", "UTF-8 text, one label a line", e);
        }
    }

    /**
     * The labels, if each is a word of its own.
     *
     * @param file where they come from, for the message
     * @throws ModelPackageException if one is empty, repeated or reserved
     */
    public static List<String> check(Path file, List<String> labels) throws ModelPackageException {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < labels.size(); i++) {
            String label = labels.get(i);
            if (label.isBlank() || !label.equals(label.strip())) {
                throw new ModelPackageException(
                        file, "line " + (i + 1) + " = '" + label + "'", "a label without spaces around it");
            }
            if (label.equals(UNKNOWN)) {
                throw new ModelPackageException(
                        file,
                        "line " + (i + 1) + " = 'unknown'",
                        "any other word: 'unknown' means that no label is probable");
            }
            if (!seen.add(label)) {
                throw new ModelPackageException(
                        file, "line " + (i + 1) + " = '" + label + "' once more", "each label once");
            }
        }
        return List.copyOf(labels);
    }
}
