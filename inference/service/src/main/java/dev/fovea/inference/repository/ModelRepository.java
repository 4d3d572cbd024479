package dev.fovea.inference.repository;

import dev.fovea.resnet.packages.ModelCard;
import dev.fovea.resnet.packages.ModelPackage;
import dev.fovea.resnet.packages.ModelPackageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of model packages, {@code <name>/<version>/}. Nothing is cached: each question looks at the disk. No name leads out of
 * the folder, whether by dots, slashes or symbolic links; the folder itself may be a link. Thread-safe.
 */
public final class ModelRepository {

    private static final String CURE = "; see fovea.models.directory and fovea.models.use, or ./fovea model list";

    private final Path directory;

    public ModelRepository(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    public Path directory() {
        return directory;
    }

    /**
     * Finds the folder of a package.
     *
     * @param use {@code name/version}, or {@code name} for its highest version, or empty where there is only one name
     * @throws UnknownModelException if there is no such package, or several names and none was asked for
     * @throws ModelPackageException if the wish is no name, or leads through a symbolic link
     */
    public Path find(Optional<String> use) throws ModelPackageException {
        String wanted = use.isPresent() ? use.get() : onlyName();
        String[] parts = wanted.split("/", -1);
        if (parts.length > 2 || Stream.of(parts).anyMatch(p -> !ModelCard.isWord(p))) {
            throw new ModelPackageException(
                    directory,
                    "the wish for '" + wanted + "'",
                    "name/version or name, each " + ModelCard.WORD_RULE + CURE);
        }
        Path family = directory.resolve(parts[0]);
        requireNoLink(family);
        Path folder = family.resolve(parts.length == 2 ? parts[1] : highest(family));
        requireNoLink(folder);
        if (!Files.isDirectory(folder)) {
            throw new UnknownModelException(folder, "no such folder", "one of " + list() + CURE);
        }
        return folder;
    }

    private static void requireNoLink(Path folder) throws ModelPackageException {
        if (Files.isSymbolicLink(folder)) {
            throw new ModelPackageException(folder, "a symbolic link", "a folder that lies in the repository itself");
        }
    }

    /** Every package as {@code name/version}, whether sound or broken, by name and then by version. */
    public List<String> list() throws ModelPackageException {
        List<String> packages = new ArrayList<>();
        for (String name : folders(directory)) {
            for (String version : versions(directory.resolve(name))) {
                packages.add(name + "/" + version);
            }
        }
        return packages;
    }

    private String onlyName() throws ModelPackageException {
        List<String> names = folders(directory);
        if (names.size() != 1) {
            String found = names.isEmpty() ? "no model package" : "several model packages, " + names;
            throw new UnknownModelException(directory, found, "one, or a choice by fovea.models.use" + CURE);
        }
        return names.getFirst();
    }

    private String highest(Path family) throws ModelPackageException {
        List<String> versions = versions(family);
        if (versions.isEmpty()) {
            throw new UnknownModelException(family, "no model package", "one of " + list() + CURE);
        }
        return versions.getLast();
    }

    private static List<String> versions(Path family) throws ModelPackageException {
        return folders(family).stream()
                .filter(v -> Files.exists(family.resolve(v).resolve(ModelPackage.CARD_FILE)))
                .sorted(new VersionOrder())
                .toList();
    }

    /** Names of the folders in a folder; those that begin with a dot are half-written packages, and links are left out. */
    private static List<String> folders(Path folder) throws ModelPackageException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(p -> Files.isDirectory(p, LinkOption.NOFOLLOW_LINKS))
                    .map(p -> String.valueOf(p.getFileName()))
                    .filter(ModelCard::isWord)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new ModelPackageException(folder, "a folder that cannot be read", "a readable folder", e);
        }
    }
}
