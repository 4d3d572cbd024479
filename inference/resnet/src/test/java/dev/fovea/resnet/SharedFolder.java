package dev.fovea.resnet;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;

/** Third-party pictures and networks, which are not part of the project: a test that needs one is skipped where it is missing. */
public final class SharedFolder {

    private static final Path ROOT = Path.of(System.getProperty("fovea.shared.data", "../shared/data"));

    private SharedFolder() {}

    /** A file or folder in it; skips the calling test with a message where it is missing. */
    public static Path need(String name) {
        Path path = ROOT.resolve(name);
        assumeThat(path)
                .as("needs %s; set -Dfovea.shared.data to the folder that holds it", name)
                .exists();
        return path;
    }
}
