package dev.fovea.resnet.cli;

import dev.fovea.resnet.evaluation.PictureSet;
import dev.fovea.resnet.packages.ModelPackage;
import dev.fovea.resnet.packages.PackageWriter;
import dev.fovea.resnet.packages.Quantised;
import dev.fovea.resnet.quantisation.AccuracyCheck;
import dev.fovea.resnet.quantisation.CalibrationPictures;
import dev.fovea.resnet.quantisation.QuantisedExporter;
import dev.fovea.resnet.quantisation.Quantiser;
import dev.fovea.resnet.quantisation.RangeMethod;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code export --int8}: makes the int8 version of a model package. */
@Command(
        name = Int8Command.NAME,
        hidden = true,
        showDefaultValues = true,
        sortOptions = false,
        description = "Makes the int8 version of a model package, its own or an imported one (export --int8).")
@SuppressWarnings("NullAway.Init") // picocli sets the options
final class Int8Command implements Callable<Integer> {

    /** What {@code export} with {@link #FLAG} is routed to, since it takes other options than {@code export} alone. */
    static final String NAME = "export-int8";

    static final String FLAG = "--int8";

    @Option(names = FLAG, required = true, description = "Weights and activations of 8 bits.")
    boolean int8; // its presence is what counts

    @Option(
            names = "--package",
            required = true,
            paramLabel = "DIR",
            description = "The float32 package to make it of.")
    private Path original;

    @Option(
            names = "--calibrate",
            required = true,
            paramLabel = "TAR|DIR",
            description = "Real pictures to learn the ranges of activations on; labels are not needed.")
    private Path calibrate;

    @Option(
            names = "--calibrate-split",
            defaultValue = "train",
            description = "Which split of them, where they have splits.")
    private String calibrateSplit;

    @Option(names = "--pictures", defaultValue = "512", description = "How many of them.")
    private int pictures;

    @Option(
            names = "--ranges",
            defaultValue = "PERCENTILE",
            description = "How far ranges reach: ${COMPLETION-CANDIDATES}.")
    private RangeMethod ranges;

    @Option(
            names = "--weight-bits",
            defaultValue = "8",
            description = "8, or 7 for processors without VNNI, whose byte multiplication saturates.")
    private int weightBits;

    @Option(
            names = "--data",
            paramLabel = "TAR|DIR",
            description = "Labelled pictures to measure both versions on: <split>/<label>/<name>.jpg.")
    private @Nullable Path data;

    @Option(names = "--split", defaultValue = "test", description = "Which of its splits.")
    private String split;

    @Option(
            names = "--least",
            defaultValue = "0.99",
            description = "The share of the float32 accuracy on --data that must be kept.")
    private double least;

    @Option(names = "--model-version", description = "The new package's version; by default VERSION-int8.")
    private @Nullable String version;

    @Option(
            names = "--out",
            defaultValue = "models",
            paramLabel = "DIR",
            description = "Where packages live: DIR/NAME/VERSION.")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        int threads = Runtime.getRuntime().availableProcessors();
        ModelPackage float32 = ModelPackage.read(original);
        ByteBuffer pixels = CalibrationPictures.draw(
                calibrate, calibrateSplit, pictures, float32.card().input());
        Optional<AccuracyCheck> check =
                data == null ? Optional.empty() : Optional.of(new AccuracyCheck(PictureSet.at(data), split, least));
        ModelPackage model = new QuantisedExporter(new PackageWriter(out), new Quantiser(ranges, weightBits, threads))
                .export(float32, version == null ? QuantisedExporter.versionOf(float32) : version, pixels, check);
        Quantised how = Objects.requireNonNull(model.card().quantised());
        Object accuracy = model.card().accuracy();
        spec.commandLine()
                .getOut()
                .printf(
                        "%s: %s of %s, ranges %s on %d pictures, accuracy %s%n",
                        model.folder(),
                        how.precision(),
                        how.of(),
                        how.calibration(),
                        how.pictures(),
                        accuracy == null ? "not measured (--data measures it)" : accuracy);
        return 0;
    }
}
