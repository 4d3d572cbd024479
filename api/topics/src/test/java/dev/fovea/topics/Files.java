package dev.fovea.topics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Objects;

/** Text files on the class path. */
final class Files {

    private Files() {}

    static String resource(String path) throws IOException {
        try (var in = Objects.requireNonNull(Files.class.getResourceAsStream(path), path + " is missing")) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
