package dev.fovea.resnet.cli;

import dev.fovea.resnet.architecture.Architecture;
import dev.fovea.resnet.architecture.Architectures;
import dev.fovea.resnet.packages.InputFormat;
import dev.fovea.resnet.packages.Normalisation;
import dev.fovea.resnet.training.Checkpoint;
import dev.fovea.resnet.training.Initialisation;
import dev.fovea.resnet.training.Optimisation;
import dev.fovea.resnet.training.Schedule;
import dev.fovea.resnet.training.Training;
import dev.fovea.resnet.training.TrainingResult;
import dev.fovea.resnet.training.TrainingSettings;
import dev.fovea.resnet.training.augment.Augmentation;
import dev.fovea.resnet.training.data.Dataset;
import dev.fovea.resnet.training.data.DatasetReader;
import dev.fovea.resnet.training.torch.TorchLearner;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
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
            defaultValue = "cifar-resnet-20",
            description = "See `fovea paper`. Default: ${DEFAULT-VALUE}.")
    String architecture;

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
        PrintWriter console = spec.commandLine().getOut();
        Architecture described = Architectures.named(architecture, 2);
        InputFormat input = input(described);
        Dataset dataset = DatasetReader.read(data, input);
        dataset.skipped().forEach(line -> console.println("skipped " + line));
        console.printf(
                "%d training and %d test pictures of %d labels; %d files skipped%n",
                dataset.train().size(),
                dataset.test().size(),
                dataset.labels().size(),
                dataset.skipped().size());
        TrainingSettings settings = settings("initialised");
        List<String> labels = Training.labels(dataset, none);
        Architecture network = Architectures.named(architecture, labels.size());
        Normalisation normalisation = dataset.normalisation();
        Training training = new Training(
                settings,
                network,
                input,
                normalisation,
                dataset,
                out,
                augmentThreads,
                new ProgressLine(console, CommandLine.Help.Ansi.AUTO.enabled()));
        TrainingResult result = training.run(
                Initialisation.of(network, seed),
                weights -> new TorchLearner(network, weights, normalisation, settings.optimisation(), threads));
        console.printf(
                Locale.ROOT,
                "validation error %.2f %%  test error %.2f %%  none error %.2f %%  temperature %.3f  calibration error %.2f %%%n",
                100 * result.validationError(),
                100 * result.testError(),
                100 * result.noneError(),
                result.temperature(),
                100 * result.testCalibrationError());
        return 0;
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

    private TrainingSettings settings(String start) {
        return new TrainingSettings(
                architecture,
                start,
                epochs,
                batch,
                new Schedule(schedule, rate, warmUp),
                new Optimisation(momentum, weightDecay, decayAll, labelSmoothing, false, !float32),
                new Augmentation(!noCrop, camera),
                none,
                holdOut,
                seed);
    }
}
