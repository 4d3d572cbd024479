package dev.fovea.resnet.cli;

import dev.fovea.resnet.architecture.Architecture;
import dev.fovea.resnet.architecture.Architectures;
import dev.fovea.resnet.packages.InputFormat;
import dev.fovea.resnet.packages.Normalisation;
import dev.fovea.resnet.training.Initialisation;
import dev.fovea.resnet.training.Optimisation;
import dev.fovea.resnet.training.StepTiming;
import dev.fovea.resnet.training.augment.Augmentation;
import dev.fovea.resnet.training.data.Dataset;
import dev.fovea.resnet.training.data.DatasetReader;
import dev.fovea.resnet.training.experiment.DegradationExperiment;
import dev.fovea.resnet.training.experiment.DegradationExperiment.Outcome;
import dev.fovea.resnet.training.experiment.DegradationExperiment.Plan;
import dev.fovea.resnet.training.torch.TorchLearner;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code experiment}: the paper's experiments, repeated. */
@Command(name = "experiment", description = "Repeats an experiment of the paper.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ExperimentCommand {

    @Spec
    CommandSpec spec;

    /** Plain and residual networks of 20 and 56 layers, trained alike. */
    @Command(
            name = "degradation",
            description =
                    "Trains plain-20, plain-56, ResNet-20 and ResNet-56 alike; draws their errors and layer responses."
                            + " Goes on where it was interrupted.")
    int degradation(
            @Option(
                            names = "--data",
                            required = true,
                            description = "CIFAR-10: a folder or tar of pictures, or its binary" + " files.")
                    Path data,
            @Option(names = "--out", required = true, description = "Folder for curves, table and checkpoints.")
                    Path out,
            @Option(names = "--quick", description = "Fewer pictures and epochs: about half an hour on two cores.")
                    boolean quick,
            @Option(names = "--threads", defaultValue = "2", description = "Default: ${DEFAULT-VALUE}.") int threads)
            throws IOException, InterruptedException {
        PrintWriter console = spec.commandLine().getOut();
        Plan plan = quick ? Plan.quick() : Plan.full();
        Dataset dataset = DatasetReader.read(data, InputFormat.stretch(32, 32));
        List<Outcome> outcomes = new DegradationExperiment(
                        plan, dataset, out, threads, new ProgressLine(console, CommandLine.Help.Ansi.AUTO.enabled()))
                .run(name -> console.println(name + ": " + plan.caption()));
        console.printf("%-16s %12s %12s %12s%n", "network", "training", "validation", "test");
        for (Outcome outcome : outcomes) {
            console.printf(
                    Locale.ROOT,
                    "%-16s %10.2f %% %10.2f %% %10.2f %%%n",
                    outcome.network(),
                    100 * outcome.trainError(),
                    100 * outcome.validationError(),
                    100 * outcome.testError());
        }
        console.println("Curves: " + out.resolve("degradation.svg") + ", " + out.resolve("responses.svg"));
        console.flush();
        return 0;
    }

    /** What preparing pictures adds to a step. */
    @Command(
            name = "step",
            description =
                    "Times a training step alone and with its pictures augmented beside it; the goal is at most 1.3"
                            + " times the bare step.")
    int step(
            @Option(names = "--data", required = true, description = "As for train.") Path data,
            @Option(
                            names = "--architecture",
                            defaultValue = "cifar-resnet-20",
                            description = "Default: ${DEFAULT-VALUE}.")
                    String name,
            @Option(names = "--batch", defaultValue = "128", description = "Default: ${DEFAULT-VALUE}.") int batch,
            @Option(
                            names = "--steps",
                            defaultValue = "40",
                            description = "In each of 5 rounds. Default: ${DEFAULT-VALUE}.")
                    int steps,
            @Option(names = "--camera", defaultValue = "0.2", description = "As for train. Default: ${DEFAULT-VALUE}.")
                    double camera,
            @Option(names = "--threads", defaultValue = "2", description = "Default: ${DEFAULT-VALUE}.") int threads,
            @Option(names = "--augment-threads", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
                    int augmentThreads,
            @Option(names = "--json", description = "Print JSON.") boolean json)
            throws IOException, InterruptedException {
        Architecture probe = Architectures.named(name, 2);
        Dataset dataset = DatasetReader.read(
                data, InputFormat.stretch(probe.input().width(), probe.input().height()));
        Architecture network = Architectures.named(name, dataset.labels().size());
        Normalisation normalisation = dataset.normalisation();
        StepTiming timing;
        try (TorchLearner learner = new TorchLearner(
                network,
                Initialisation.of(network, 1),
                normalisation,
                new Optimisation(0.9, 5e-4, false, 0, false, true),
                threads)) {
            timing = StepTiming.measure(
                    learner,
                    dataset.train(),
                    new Augmentation(true, camera),
                    normalisation,
                    batch,
                    steps,
                    augmentThreads);
        }
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        json
                                ? "{\"bareMillis\": %.2f, \"loadedMillis\": %.2f, \"ratio\": %.3f}%n"
                                : "bare step %.1f ms, with loading and augmentation %.1f ms: %.2f times%n",
                        timing.bareMillis(),
                        timing.loadedMillis(),
                        timing.ratio());
        spec.commandLine().getOut().flush();
        return 0;
    }
}
