package dev.fovea.load.doctor;

import dev.fovea.resnet.packages.ModelPackage;
import dev.fovea.resnet.packages.ModelPackageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Every model package below a folder: whether its files, hashes and labels agree. */
final class ModelsCheck {

    private ModelsCheck() {}

    /** @param folder with {@code <name>/<version>/} */
    static List<Finding> findings(Path folder) throws IOException {
        List<Path> versions;
        if (!Files.isDirectory(folder)) {
            versions = List.of();
        } else {
            try (Stream<Path> found = Files.find(folder, 3, (path, a) -> path.endsWith(ModelPackage.CARD_FILE))) {
                versions = found.map(Path::getParent).sorted().toList();
            }
        }
        if (versions.isEmpty()) {
            return List.of(
                    Finding.note("models", "there is none in " + folder, "./fovea up brings the shipped ones there"));
        }
        List<Finding> findings = new ArrayList<>();
        for (Path version : versions) {
            findings.add(finding(folder, version));
        }
        return findings;
    }

    private static Finding finding(Path folder, Path version) {
        String name = folder.relativize(version).toString();
        try {
            ModelPackage model = ModelPackage.read(version);
            return Finding.good("models", name + ": " + model.labels().size() + " labels");
        } catch (ModelPackageException e) {
            return Finding.bad("models", name + ": " + e.getMessage(), "export or import the package again");
        }
    }
}
