package dev.fovea.inference.repository;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.fovea.resnet.packages.DurableFiles;
import dev.fovea.topics.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The file that remembers the {@link ModelChoice}; written whole or not at all. For one thread at a time. */
public final class ChoiceFile {

    private static final Logger LOG = Logger.getLogger(ChoiceFile.class);

    private final Path file;

    public ChoiceFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** The choice; empty where none was made, or where the file cannot be read, which is logged. */
    Optional<ModelChoice> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.mapper().readValue(Files.readAllBytes(file), ModelChoice.class));
        } catch (IOException e) {
            LOG.warnf("%s cannot be read, so fovea.models.use decides: %s", file, e.getMessage());
            return Optional.empty();
        }
    }

    /** @throws ChoiceNotKeptException if the disk is full or refuses; the former choice stands */
    void write(ModelChoice choice) throws ChoiceNotKeptException {
        try {
            DurableFiles.write(file, Json.mapper().writeValueAsBytes(choice));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new ChoiceNotKeptException(file, e);
        }
    }
}
