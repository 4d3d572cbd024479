package dev.fovea.query.startup;

import dev.fovea.query.config.QuerySettings;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The folder of the state stores, which must take what is written. The service does not start where it does not. */
@Singleton
public final class StateFolder {

    /** Before the state opens its stores, which would fail there one by one. */
    static final int FIRST = 1;

    private static final int PROBE_BYTES = 1 << 20;

    private final Path folder;

    @Inject
    StateFolder(QuerySettings settings) {
        this(settings.state().directory());
    }

    StateFolder(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    void check(@Observes @Priority(FIRST) StartupEvent event) {
        obstacle().ifPresent(why -> {
            throw new ConfigurationException("query does not start: " + why);
        });
    }

    /** Why the folder takes nothing, and the cure; empty if it does. Writes a file of 1 MiB to the disk and removes it. */
    Optional<String> obstacle() {
        try {
            Files.createDirectories(folder);
            Path probe = Files.createTempFile(folder, "probe", "");
            try (FileChannel out =
                    FileChannel.open(probe, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
                ByteBuffer bytes = ByteBuffer.allocate(PROBE_BYTES);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("the state folder " + folder + " takes nothing ("
                    + e.getClass().getSimpleName() + ": "
                    + e.getMessage() + "); make room there, let this service's user write there, or set"
                    + " fovea.state.directory to another folder");
        }
    }
}
