package dev.fovea.resnet.cli;

import dev.fovea.resnet.architecture.Architecture;
import dev.fovea.resnet.architecture.Architectures;
import dev.fovea.resnet.packages.InputFormat;
import dev.fovea.resnet.packages.Normalisation;
import dev.fovea.resnet.parameters.Parameters;
import dev.fovea.resnet.training.Checkpoint;
import dev.fovea.resnet.training.EpochRecord;
import dev.fovea.resnet.training.Initialisation;
import dev.fovea.resnet.training.Optimisation;
import dev.fovea.resnet.training.Schedule;
import dev.fovea.resnet.training.Training;
import dev.fovea.resnet.training.TrainingResult;
import dev.fovea.resnet.training.TrainingSettings;
import dev.fovea.resnet.training.Transfer;
import dev.fovea.resnet.training.augment.Augmentation;
import dev.fovea.resnet.training.chart.ErrorCurves;
import dev.fovea.resnet.training.data.Dataset;
import dev.fovea.resnet.training.data.DatasetReader;
import dev.fovea.resnet.training.torch.TorchLearner;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code train}: makes a network learn labelled pictures. */
@Command(
        name = "train",
        sortOptions = false,
        description = "Trains a network; writes checkpoint, history and parameters to a folder.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class TrainCommand implements Callable<Integer> {

    private static final String DEFAULT_ARCHITECTURE = "cifar-resnet-20";

    @Spec
    CommandSpec spec;

    @Option(
            names = "--data",
            required = true,
            description =
                    "Folder or tar with train/<label>/*.jpg and test/<label>/*.jpg (or <label>/*.jpg), or a folder with"
                            + " CIFAR's binary files.")
    Path data;

    @Option(
            names = "--out",
            required = true,
            description = "Folder for checkpoint, history.csv, curves.svg, parameters.")
    Path out;

    @Option(names = "--resume", description = "Go on from the checkpoint in --out.")
    boolean resume;

    @Option(
            names = "--architecture",
            description = "See `fovea paper`. Default: cifar-resnet-20, or the architecture of --from.")
    @Nullable
    String architecture;

    @Option(
            names = "--from",
            description =
                    "Start from a trained network: the --out folder of its run, a parameters file, or a package with"
                            + " parameters. Its input and normalisation are kept; the last layer is new where labels differ.")
    @Nullable
    Path from;

    @Option(names = "--freeze", description = "With --from: only the last layer learns.")
    boolean freeze;

    @Option(names = "--epochs", defaultValue = "30", description = "Default: ${DEFAULT-VALUE}.")
    int epochs;

    @Option(names = "--batch", defaultValue = "128", description = "Pictures in a step. Default: ${DEFAULT-VALUE}.")
    int batch;

    @Option(
            names = "--schedule",
            defaultValue = "ONE_CYCLE",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    Schedule.Kind schedule;

    @Option(names = "--rate", defaultValue = "0.2", description = "Highest learning rate. Default: ${DEFAULT-VALUE}.")
    double rate;

    @Option(
            names = "--warm-up",
            defaultValue = "0",
            description = "Steps at a tenth of the rate, with --schedule paper. Default: ${DEFAULT-VALUE}.")
    int warmUp;

    @Option(names = "--momentum", defaultValue = "0.9", description = "Default: ${DEFAULT-VALUE}.")
    double momentum;

    @Option(names = "--weight-decay", defaultValue = "5e-4", description = "Default: ${DEFAULT-VALUE}.")
    double weightDecay;

    @Option(names = "--decay-all", description = "Decay batch norms and biases too, as in the paper.")
    boolean decayAll;

    @Option(names = "--label-smoothing", defaultValue = "0", description = "Default: ${DEFAULT-VALUE}.")
    double labelSmoothing;

    @Option(names = "--no-crop", description = "Do not shift and mirror pictures.")
    boolean noCrop;

    @Option(
            names = "--camera",
            defaultValue = "0",
            description = "Share of pictures made to look like regions of a camera's frame, 0 to 1. Default:"
                    + " ${DEFAULT-VALUE}.")
    double camera;

    @Option(
            names = "--none",
            defaultValue = "0",
            description = "Pictures of nothing as a share of the training pictures; adds the label `none`. Default:"
                    + " ${DEFAULT-VALUE}.")
    double none;

    @Option(
            names = "--hold-out",
            defaultValue = "2500",
            description = "Training pictures set aside to validate and calibrate with. Default: ${DEFAULT-VALUE}.")
    int holdOut;

    @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
    long seed;

    @Option(names = "--float32", description = "Compute in float32 instead of bfloat16.")
    boolean float32;

    @Option(
            names = "--threads",
            defaultValue = "2",
            description =
                    "Of the tensor library; a resume with another number differs in the last bits. On a busy machine 1 is"
                            + " faster than 2. Default: ${DEFAULT-VALUE}.")
    int threads;

    @Option(
            names = "--augment-threads",
            defaultValue = "1",
            description = "Threads that prepare batches. Default: ${DEFAULT-VALUE}.")
    int augmentThreads;

    @Override
    public Integer call() throws IOException, InterruptedException {
        requireFreshFolderOrResume();
        Optional<Parameters> trained = trained();
        String name = trained.map(parameters -> parameters.architecture().name())
                .orElse(architecture == null ? DEFAULT_ARCHITECTURE : architecture);
        InputFormat input = trained.map(Parameters::input).orElseGet(() -> input(Architectures.named(name, 2)));
        PrintWriter console = spec.commandLine().getOut();
        Dataset dataset = read(input, console);
        List<String> labels = Training.labels(dataset, none);
        Architecture network = Architectures.named(name, labels.size());
        Normalisation normalisation = trained.map(Parameters::normalisation).orElseGet(dataset::normalisation);
        TrainingSettings settings =
                settings(name, trained.map(TrainCommand::describe).orElse("initialised"));
        Training training = new Training(
                settings,
                network,
                input,
                normalisation,
                dataset,
                out,
                augmentThreads,
                new ProgressLine(console, CommandLine.Help.Ansi.AUTO.enabled()));
        SequencedMap<String, float[]> start = trained.map(parameters ->
                        Transfer.start(parameters, network, parameters.labels().equals(labels), seed))
                .orElseGet(() -> Initialisation.of(network, seed));
        TrainingResult result;
        try (StopOnSignal _ = new StopOnSignal(training::stop)) {
            result = training.run(
                    start,
                    weights -> new TorchLearner(network, weights, normalisation, settings.optimisation(), threads));
        }
        SequencedMap<String, List<EpochRecord>> curves = new LinkedHashMap<>();
        curves.put(name, result.history());
        ErrorCurves.write(name + ", seed " + seed, curves, out.resolve("curves.svg"));
        console.println(summary(result));
        console.flush();
        return 0;
    }

    private static String summary(TrainingResult result) {
        SequencedMap<String, Double> shares = new LinkedHashMap<>();
        shares.put("validation error", result.validationError());
        shares.put("test error", result.testError());
        shares.put("none error", result.noneError());
        shares.put("test calibration error", result.testCalibrationError());
        return shares.entrySet().stream()
                        .filter(share -> !share.getValue().isNaN())
                        .map(share ->
                                String.format(Locale.ROOT, "%s %.2f %%  ", share.getKey(), 100 * share.getValue()))
                        .collect(Collectors.joining())
                + String.format(Locale.ROOT, "temperature %.3f", result.temperature());
    }

    private Dataset read(InputFormat input, PrintWriter console) throws IOException, InterruptedException {
        Dataset dataset = DatasetReader.read(data, input);
        dataset.skipped().forEach(line -> console.println("skipped " + line));
        console.printf(
                "%d training and %d test pictures of %d labels; %d files skipped%n",
                dataset.train().size(),
                dataset.test().size(),
                dataset.labels().size(),
                dataset.skipped().size());
        console.flush();
        return dataset;
    }

    private Optional<Parameters> trained() throws IOException {
        if (from == null) {
            if (freeze) {
                throw new ParameterException(
                        spec.commandLine(), "--freeze needs --from: nothing is learnt yet to keep");
            }
            return Optional.empty();
        }
        Parameters parameters = Transfer.read(from);
        if (architecture != null
                && !architecture.equals(parameters.architecture().name())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--from holds a %s, not a %s: leave --architecture out"
                            .formatted(parameters.architecture().name(), architecture));
        }
        return Optional.of(parameters);
    }

    /** Tells one trained network from another, so that a resume notices a changed --from. */
    private static String describe(Parameters parameters) {
        CRC32 sum = new CRC32();
        parameters.toSafetensors().arrays().values().forEach(array -> sum.update(array.bytes()));
        return "from a network with checksum %08x".formatted(sum.getValue());
    }

    private void requireFreshFolderOrResume() {
        boolean there = Files.exists(out.resolve(Checkpoint.FILE));
        if (there && !resume) {
            throw new ParameterException(
                    spec.commandLine(),
                    out + " already holds a checkpoint: add --resume to go on from it, or choose another --out");
        }
        if (resume && !there) {
            throw new ParameterException(spec.commandLine(), out + " holds no checkpoint to resume from");
        }
    }

    /** Small networks see a region whole; large ones as ImageNet networks do, through a centre crop. */
    private static InputFormat input(Architecture network) {
        int width = network.input().width();
        int height = network.input().height();
        return width <= 64
                ? InputFormat.stretch(width, height)
                : InputFormat.crop(width, height, Math.round(width * 256f / 224f));
    }

    private TrainingSettings settings(String name, String start) {
        return new TrainingSettings(
                name,
                start,
                epochs,
                batch,
                new Schedule(schedule, rate, warmUp),
                new Optimisation(momentum, weightDecay, decayAll, labelSmoothing, freeze, !float32),
                new Augmentation(!noCrop, camera),
                none,
                holdOut,
                seed);
    }
}
