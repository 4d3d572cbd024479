package dev.fovea.resnet.training.data;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * One file of a tree of pictures, not yet decoded.
 *
 * @param split which part it belongs to
 * @param label its folder's name
 * @param name its whole path, for messages and for a stable order
 * @param bytes its content
 */
@SuppressWarnings("ArrayRecordComponent") // lives between reading and decoding, never compared
record EncodedPicture(Split split, String label, String name, byte[] bytes) {

    private static final Set<String> SUFFIXES = Set.of("jpg", "jpeg", "png");

    enum Split {
        TRAIN,
        TEST
    }

    /** Where a file or folder stands in a tree; {@code label} is empty for a split's own folder. */
    record Place(Split split, String label) {}

    /** The split and label of a folder of pictures by its path: {@code …/train/cat} or {@code …/cat}. */
    static Place place(Path folder) {
        Path parent = folder.getParent();
        String above = parent == null || parent.getFileName() == null
                ? ""
                : parent.getFileName().toString();
        return new Place(split(above).orElse(Split.TRAIN), folder.getFileName().toString());
    }

    /** The split that a folder's name means; empty for any other name. */
    static Optional<Split> split(String name) {
        return switch (name) {
            case "train" -> Optional.of(Split.TRAIN);
            case "test", "val", "validation" -> Optional.of(Split.TEST);
            default -> Optional.empty();
        };
    }

    static boolean isPicture(String name) {
        int dot = name.lastIndexOf('.');
        return dot >= 0 && SUFFIXES.contains(name.substring(dot + 1).toLowerCase(java.util.Locale.ROOT));
    }
}
