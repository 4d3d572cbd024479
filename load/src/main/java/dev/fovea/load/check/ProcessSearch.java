package dev.fovea.load.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Looks for secrets where a process can be looked at from outside: its logs, its command line, its thread names. */
public final class ProcessSearch {

    private final SecretSearch secrets;

    public ProcessSearch(SecretSearch secrets) {
        this.secrets = secrets;
    }

    /** Every file below a folder. */
    public List<Leak> files(Path folder) throws IOException {
        List<Leak> leaks = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                leaks.addAll(secrets.search(file.getFileName().toString(), Files.readAllBytes(file)));
            }
        }
        return leaks;
    }

    /** The command line, and the names of all threads, as every user of the machine can see them. */
    public List<Leak> process(String name, long pid) throws IOException {
        Path proc = Path.of("/proc", Long.toString(pid));
        if (!Files.isDirectory(proc)) {
            return List.of();
        }
        List<Leak> leaks = new ArrayList<>(secrets.search(
                "the command line of " + name, read(proc.resolve("cmdline")).getBytes(UTF_8)));
        try (Stream<Path> tasks = Files.list(proc.resolve("task"))) {
            for (Path task : tasks.toList()) {
                leaks.addAll(secrets.search(
                        "a thread's name in " + name, read(task.resolve("comm")).getBytes(UTF_8)));
            }
        }
        return leaks;
    }

    private static String read(Path file) throws IOException {
        try {
            return Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            return ""; // The thread has ended meanwhile.
        }
    }
}
