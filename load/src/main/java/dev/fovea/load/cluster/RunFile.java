package dev.fovea.load.cluster;

import dev.fovea.topics.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What runs, as the file {@code run.json} in {@link Home} remembers it between two commands.
 *
 * @param kafka address of the broker, {@code host:port}
 * @param processes all that were started and not stopped, dead or alive
 */
public record RunFile(String kafka, List<RunningProcess> processes) {

    public RunFile {
        processes = List.copyOf(processes);
    }

    /** Reads the file; empty if nothing was started. */
    public static Optional<RunFile> read(Home home) {
        Path file = home.runFile();
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.mapper().readValue(file.toFile(), RunFile.class));
        } catch (IOException e) {
            throw new ClusterException(
                    file + " cannot be read (" + e.getMessage()
                            + "); stop Fovea's processes by hand and delete the file",
                    e);
        }
    }

    /** Writes the file as a whole or not at all. */
    public void write(Home home) {
        Path file = home.runFile();
        Path fresh = file.resolveSibling("run.json.new");
        try {
            Json.mapper().writerWithDefaultPrettyPrinter().writeValue(fresh.toFile(), this);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ClusterException("cannot write " + file + ": " + e, e);
        }
    }

    /** Forgets everything. */
    public static void delete(Home home) {
        try {
            Files.deleteIfExists(home.runFile());
        } catch (IOException e) {
            throw new ClusterException("cannot delete " + home.runFile() + ": " + e, e);
        }
    }

    /** The process of a service, dead or alive. */
    public Optional<RunningProcess> process(Service service) {
        return processes.stream().filter(p -> p.service() == service).findFirst();
    }

    /** This with a process added, in place of an earlier one of the same service. */
    RunFile with(RunningProcess process) {
        List<RunningProcess> all = new ArrayList<>(processes);
        all.removeIf(p -> p.service() == process.service());
        all.add(process);
        return new RunFile(kafka, all);
    }
}
