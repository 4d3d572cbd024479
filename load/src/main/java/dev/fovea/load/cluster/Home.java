package dev.fovea.load.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where everything lies that outlives a process: {@code FOVEA_HOME}, by default {@code .fovea} in the project.
 *
 * @param directory absolute; created on first use
 */
public record Home(Path directory) {

    /** The room that a broker's data and the rest take at least. */
    public static final long NEEDED_BYTES = 2L << 30;

    public Home {
        directory = directory.toAbsolutePath().normalize();
    }

    /** {@code FOVEA_HOME}, or {@code .fovea} below the project. */
    public static Home ofEnvironment(Path project) {
        String home = System.getenv("FOVEA_HOME");
        return new Home(home == null || home.isBlank() ? project.resolve(".fovea") : Path.of(home));
    }

    /** What runs, written by {@link RunFile}. */
    public Path runFile() {
        return directory.resolve("run.json");
    }

    public Path kafka() {
        return directory.resolve("kafka");
    }

    public Path logs() {
        return directory.resolve("logs");
    }

    /** State stores of Kafka Streams; can be deleted while Fovea is down, at the price of a longer start. */
    public Path state() {
        return directory.resolve("state");
    }

    /** One file a secret, readable by its owner only. */
    public Path secrets() {
        return directory.resolve("secrets");
    }

    /** Model packages, as {@code name/version/}. */
    public Path models() {
        return directory.resolve("models");
    }

    public Path demo() {
        return directory.resolve("demo");
    }

    /**
     * Creates the directory and checks that there is room for a broker's data.
     *
     * @throws ClusterException if it cannot be written to or less than 2 GiB are free
     */
    public void prepare() {
        try {
            for (Path path : new Path[] {directory, logs(), state(), secrets(), models(), demo()}) {
                Files.createDirectories(path);
            }
            requireSpace(Files.getFileStore(directory).getUsableSpace());
        } catch (IOException e) {
            throw new ClusterException(
                    "cannot write to " + directory + " (" + e
                            + "); set FOVEA_HOME to a directory that you may write to",
                    e);
        }
    }

    /** @throws ClusterException if this is too little for a broker's data */
    void requireSpace(long freeBytes) {
        if (freeBytes < NEEDED_BYTES) {
            throw new ClusterException(
                    "%s has %d MiB free and Fovea needs %d MiB; free some space, or set FOVEA_HOME to a"
                                    .formatted(directory, freeBytes >> 20, NEEDED_BYTES >> 20)
                            + " directory on a larger disk");
        }
    }

    /** The last lines of a log, for a message about the process that wrote it; empty if there is none. */
    public static String tail(Path log, int lines) {
        if (!Files.exists(log)) {
            return "";
        }
        try (var all = Files.lines(log)) {
            var kept = new java.util.ArrayDeque<String>(lines);
            all.forEach(line -> {
                if (kept.size() == lines) {
                    kept.removeFirst();
                }
                kept.addLast(line);
            });
            return String.join(System.lineSeparator(), kept);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
