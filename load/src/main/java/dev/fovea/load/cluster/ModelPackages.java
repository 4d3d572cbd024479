package dev.fovea.load.cluster;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/** Brings the packages that Fovea ships into {@link Home}, beside those of the user. */
public final class ModelPackages {

    /** The package that classifies unless another is asked for. */
    public static final String DEFAULT = "fovea-cifar10";

    private final Path bundled;
    private final Home home;

    public ModelPackages(Path project, Home home) {
        this.bundled = project.resolve("inference/models");
        this.home = home;
    }

    /** Copies each shipped version that is missing; a version that is there is left alone. */
    public void provide() throws IOException {
        for (Path version : versions()) {
            Path target = home.models().resolve(bundled.relativize(version).toString());
            if (!Files.exists(target)) {
                Path fresh = target.resolveSibling("." + target.getFileName() + ".new");
                copy(version, fresh);
                Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    private List<Path> versions() throws IOException {
        if (!Files.isDirectory(bundled)) {
            throw new ClusterException("the shipped model packages are missing: there is no " + bundled);
        }
        try (Stream<Path> found = Files.find(bundled, 3, (path, a) -> path.endsWith("model.json"))) {
            return found.map(Path::getParent).sorted().toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes a) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(directory).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes a) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.REPLACE_EXISTING);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
