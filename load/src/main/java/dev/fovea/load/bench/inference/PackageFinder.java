package dev.fovea.load.bench.inference;

import dev.fovea.inference.repository.ModelRepository;
import dev.fovea.resnet.onnx.OnnxGraphException;
import dev.fovea.resnet.packages.ModelPackage;
import dev.fovea.resnet.packages.ModelPackageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds the packages that a benchmark is asked for.
 *
 * @param models the home's model packages
 */
public record PackageFinder(Path models) {

    /**
     * Finds one.
     *
     * @param wanted a package's folder; or {@code name[/version]}; or {@code resnet-50} and the like for an
     *     untrained network
     */
    public ModelPackage find(String wanted) throws IOException, ModelPackageException, OnnxGraphException {
        Path folder = Path.of(wanted);
        if (Files.exists(folder.resolve(ModelPackage.CARD_FILE))) {
            return ModelPackage.read(folder);
        }
        if (wanted.matches("(resnet|plain|vgg)-[0-9a-z.-]+") && !Files.exists(models.resolve(wanted))) {
            return RandomPackage.write(wanted, models);
        }
        return ModelPackage.read(new ModelRepository(models).find(Optional.of(wanted)));
    }
}
