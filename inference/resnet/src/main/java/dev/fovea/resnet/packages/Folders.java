package dev.fovea.resnet.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders as wholes. Thread-safe. */
public final class Folders {

    private Folders() {}

    /**
     * Deletes a folder and everything in it; symbolic links are deleted and not followed.
     *
     * @throws IOException if there is no such folder, or the disk refuses; what was deleted before that is gone
     */
    public static void delete(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> entries = Files.walk(folder)) {
            deepestFirst = entries.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path entry : deepestFirst) {
            Files.delete(entry);
        }
    }
}
