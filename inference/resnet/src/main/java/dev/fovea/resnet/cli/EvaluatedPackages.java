package dev.fovea.resnet.cli;

import dev.fovea.resnet.onnx.OnnxGraphException;
import dev.fovea.resnet.onnx.PackageExporter;
import dev.fovea.resnet.onnx.ReferenceAnswers;
import dev.fovea.resnet.packages.Folders;
import dev.fovea.resnet.packages.ModelPackage;
import dev.fovea.resnet.packages.ModelPackageException;
import dev.fovea.resnet.packages.PackageSet;
import dev.fovea.resnet.packages.PackageWriter;
import dev.fovea.resnet.parameters.Parameters;
import dev.fovea.resnet.training.Transfer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The packages to evaluate. A trained network that is no package yet is made into one in a folder of its own, until closed. */
final class EvaluatedPackages implements AutoCloseable {

    private static final double THRESHOLD = 0.5;
    private static final int MAX_BATCH = 64;

    private final Path scratch = Files.createTempDirectory("fovea-evaluate-");
    private final List<ModelPackage> packages = new ArrayList<>();

    /** @param paths of packages, also of ensembles, of folders of training runs, or of files of parameters */
    EvaluatedPackages(List<Path> paths) throws IOException, ModelPackageException, OnnxGraphException {
        try {
            for (Path path : paths) {
                if (Files.exists(path.resolve(ModelPackage.CARD_FILE)) || !trained(path)) {
                    packages.addAll(PackageSet.read(path).networks());
                } else {
                    packages.add(exported(Transfer.read(path)));
                }
            }
        } catch (IOException | ModelPackageException | OnnxGraphException | RuntimeException e) {
            close();
            throw e;
        }
    }

    List<ModelPackage> packages() {
        return packages;
    }

    private static boolean trained(Path path) {
        return Files.isRegularFile(path) || Files.exists(path.resolve(Parameters.FILE));
    }

    private ModelPackage exported(Parameters parameters) throws IOException, ModelPackageException, OnnxGraphException {
        // Compared with nothing: `export` does that, before a package is used by others.
        ReferenceAnswers unchecked = new ReferenceAnswers(ByteBuffer.allocateDirect(0), new float[0][]);
        PackageExporter.Details details = new PackageExporter.Details(
                parameters.architecture().name(),
                "parameters-" + (packages.size() + 1),
                THRESHOLD,
                MAX_BATCH,
                null,
                null,
                null);
        return new PackageExporter(new PackageWriter(scratch)).export(parameters, details, unchecked);
    }

    @Override
    public void close() throws IOException {
        Folders.delete(scratch);
    }
}
