package dev.fovea.inference.repository;

import dev.fovea.resnet.packages.ModelPackageException;
import dev.fovea.resnet.packages.PackageSet;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Removes packages from the repository: out of sight in one step, then file by file. Thread-safe. */
public final class PackageRemoval {

    private final ModelRepository repository;

    public PackageRemoval(ModelRepository repository) {
        this.repository = repository;
    }

    /**
     * Removes one version.
     *
     * @param model {@code name/version}
     * @throws ModelPackageException if there is no such package, or an ensemble needs it
     * @throws IOException if the disk refuses; what is left of the package is then out of sight
     */
    public void remove(String model) throws ModelPackageException, IOException {
        Path folder = repository.find(Optional.of(model));
        for (String other : repository.list()) {
            if (needs(other, model)) {
                throw new ModelPackageException(
                        folder,
                        "a member of the ensemble " + other,
                        "a package that no other needs: remove that first");
            }
        }
        Path gone = folder.resolveSibling("." + folder.getFileName() + "-" + UUID.randomUUID());
        Files.move(folder, gone, StandardCopyOption.ATOMIC_MOVE);
        Files.walkFileTree(gone, new Deletion());
    }

    private boolean needs(String other, String model) {
        try {
            return PackageSet.members(repository.directory().resolve(other)).contains(model);
        } catch (ModelPackageException e) {
            // A card that cannot be read needs nothing.
            return false;
        }
    }

    /** Deletes what it walks over; links are deleted and not followed. */
    private static final class Deletion extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
