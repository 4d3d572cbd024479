package dev.fovea.load.fault;

import dev.fovea.load.cluster.Home;
import dev.fovea.resnet.packages.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Places for the data of stages: in memory where there is room, else in the system's temporary directory. The logs of a stage
 * on which something went wrong are kept.
 */
final class Scratch {

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long NEEDED_BYTES = 6L << 30;

    private final Path reports;

    /** @param reports where logs are kept */
    Scratch(Path reports) {
        this.reports = reports;
    }

    /** An empty home of its own. */
    Home home() throws IOException {
        boolean inMemory =
                Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() > NEEDED_BYTES;
        return new Home(inMemory ? Files.createTempDirectory(MEMORY, "fovea-") : Files.createTempDirectory("fovea-"));
    }

    /** Copies the logs of a stage to where they outlive it. */
    void keepLogs(String row, Home home) throws IOException {
        Path kept = Files.createDirectories(reports.resolve(row + "-logs"));
        for (Path log : list(home.logs())) {
            Files.copy(log, kept.resolve(log.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    void delete(Home home) throws IOException {
        Folders.delete(home.directory());
    }
}
