package dev.fovea.resnet.cli;

import dev.fovea.resnet.evaluation.PictureSample;
import dev.fovea.resnet.evaluation.PictureSet;
import dev.fovea.resnet.onnx.PackageExporter;
import dev.fovea.resnet.onnx.ReferenceAnswers;
import dev.fovea.resnet.packages.ModelPackage;
import dev.fovea.resnet.packages.PackageWriter;
import dev.fovea.resnet.parameters.Parameters;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code export}: makes a model package of a network trained here. */
@Command(
        name = "export",
        showDefaultValues = true,
        sortOptions = false,
        description = "Makes a model package of a network trained here, if the package gives the same answers.")
@SuppressWarnings("NullAway.Init") // picocli sets the options
public final class ExportCommand implements Callable<Integer> {

    private static final int CHECKED_PICTURES = 256;
    private static final long SEED = 1;

    @Option(
            names = "--parameters",
            required = true,
            paramLabel = "FILE|DIR",
            description = "What `fovea train` wrote: its folder, or a file of parameters or a checkpoint.")
    private Path parameters;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "TAR|DIR",
            description = "Pictures to compare the package with the trained network on: <split>/<label>/<name>.jpg.")
    private Path data;

    @Option(names = "--split", defaultValue = "test", description = "Which of its splits.")
    private String split;

    @Option(names = "--name", required = true, description = "The package's name, for example cifar10-resnet20.")
    private String name;

    @Option(names = "--model-version", required = true, description = "The package's version, for example 1.")
    private String version;

    @Option(
            names = "--threshold",
            defaultValue = "0.5",
            description = "The probability below which a region is called unknown (0..1).")
    private double threshold;

    @Option(names = "--max-batch", defaultValue = "32", description = "The most pictures to give the network at once.")
    private int maxBatch;

    @Option(names = "--trained-on", description = "What it was trained on, in words.")
    private @Nullable String trainedOn;

    @Option(names = "--licence", description = "The licence of its weights, in words.")
    private @Nullable String licence;

    @Option(
            names = "--out",
            defaultValue = "models",
            paramLabel = "DIR",
            description = "Where packages live: DIR/NAME/VERSION.")
    private Path out;

    @Option(
            names = "--no-parameters",
            description = "Leave the parameters out; the package then serves, but cannot be trained on with --from.")
    private boolean noParameters;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Parameters trained =
                Parameters.read(Files.isDirectory(parameters) ? parameters.resolve(Parameters.FILE) : parameters);
        ByteBuffer pixels = PictureSample.draw(PictureSet.at(data), split, CHECKED_PICTURES, trained.input(), SEED);
        ReferenceAnswers reference =
                TrainedAnswers.of(trained, pixels, Runtime.getRuntime().availableProcessors());
        ModelPackage model = new PackageExporter(new PackageWriter(out))
                .export(
                        trained,
                        new PackageExporter.Details(name, version, threshold, maxBatch, trainedOn, licence, null),
                        reference);
        if (!noParameters) {
            trained.write(model.folder().resolve(Parameters.FILE));
        }
        spec.commandLine()
                .getOut()
                .printf(
                        "%s: %s, %d labels, the same answers as the trained network within %s on %d pictures%n",
                        model.folder(),
                        trained.architecture().name(),
                        model.labels().size(),
                        ReferenceAnswers.TOLERANCE,
                        reference.probabilities().length);
        return 0;
    }
}
