package dev.fovea.ingest.config;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Looks up the values of <code>${secret:name}</code> each time a source is opened. Thread-safe. */
@Singleton
public class SecretStore {

    private final Map<String, String> environment;
    private final Optional<Path> directory;

    @Inject
    public SecretStore(IngestSettings settings) {
        this(System.getenv(), settings.secrets().directory());
    }

    public SecretStore(Map<String, String> environment, Optional<Path> directory) {
        this.environment = environment;
        this.directory = directory;
    }

    /**
     * The value from the environment, else from the folder, where one line end after it is not part of it.
     *
     * @param name letters, digits, dots, underscores and hyphens, as {@code SourceAddress} accepts them
     * @throws MissingSecretException naming both places in which the secret was looked for
     */
    public String value(String name) throws MissingSecretException {
        String variable = variable(name);
        String value = environment.get(variable);
        if (value != null) {
            return value;
        }
        if (directory.isEmpty()) {
            throw new MissingSecretException("secret '" + name + "' is not set: set the environment variable "
                    + variable + " of ingest, or fovea.secrets.directory to a folder with a file '" + name + "'");
        }
        Path file = directory.get().resolve(name);
        try {
            return Files.readString(file).replaceFirst("\\R\\z", "");
        } catch (IOException e) {
            throw new MissingSecretException("secret '" + name + "' is not set: neither the environment variable "
                    + variable + " of ingest nor a readable file " + file + " is there");
        }
    }

    private static String variable(String name) {
        return "FOVEA_SECRET_" + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
