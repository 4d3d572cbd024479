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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code export}: makes a model package of a network trained here. */
@Command(
        name = "export",
        showDefaultValues = true,
        sortOptions = false,
        description = "Makes a model package of a network trained here, if the package gives the same answers.",
        footer = "With --int8 --package DIR --calibrate TAR|DIR it makes the int8 version of a package; see --int8"
                + " --help.")
@SuppressWarnings("NullAway.Init") // picocli sets the options
public final class ExportCommand implements Callable<Integer> {

    private static final int CHECKED_PICTURES = 256;
    private static final long SEED = 1;
    private static final double THRESHOLD = 0.5;

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

    @Mixin
    private PackageOptions options;

    @Option(
            names = "--none-offset",
            defaultValue = "0",
            description = "Makes `none` less probable: its odds against every label are divided by e to the power of"
                    + " this. Choose it with `evaluate --crops`.")
    private double noneOffset;

    @Option(
            names = "--no-parameters",
            description = "Leave the parameters out; the package then serves, but cannot be trained on with --from.")
    private boolean noParameters;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Parameters trained = FieldTuning.apply(
                Parameters.read(Files.isDirectory(parameters) ? parameters.resolve(Parameters.FILE) : parameters),
                options.zoom,
                noneOffset);
        Map<String, Object> accuracy = new LinkedHashMap<>();
        accuracy.put("training", TrainingFigures.of(parameters, trained, String.valueOf(data.getFileName())));
        if (options.limits != null) {
            accuracy.put("limits", options.limits);
        }
        ByteBuffer pixels = PictureSample.draw(PictureSet.at(data), split, CHECKED_PICTURES, trained.input(), SEED);
        ReferenceAnswers reference =
                TrainedAnswers.of(trained, pixels, Runtime.getRuntime().availableProcessors());
        PackageExporter.Details details = new PackageExporter.Details(
                options.name,
                options.version,
                options.thresholdOr(THRESHOLD),
                options.maxBatch,
                options.trainedOn,
                options.licence,
                accuracy);
        ModelPackage model = new PackageExporter(new PackageWriter(options.out)).export(trained, details, reference);
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
