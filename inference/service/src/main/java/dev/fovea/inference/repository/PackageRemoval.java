package dev.fovea.inference.repository;

import dev.fovea.resnet.packages.Folders;
import dev.fovea.resnet.packages.ModelPackageException;
import dev.fovea.resnet.packages.PackageSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;

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
        Folders.delete(gone);
    }

    private boolean needs(String other, String model) {
        try {
            return PackageSet.members(repository.directory().resolve(other)).contains(model);
        } catch (ModelPackageException e) {
            // A card that cannot be read needs nothing.
            return false;
        }
    }
}
