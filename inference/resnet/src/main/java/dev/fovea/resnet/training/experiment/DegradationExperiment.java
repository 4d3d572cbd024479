package dev.fovea.resnet.training.experiment;

import dev.fovea.resnet.architecture.Architecture;
import dev.fovea.resnet.architecture.Architectures;
import dev.fovea.resnet.packages.InputFormat;
import dev.fovea.resnet.packages.Normalisation;
import dev.fovea.resnet.training.Batch;
import dev.fovea.resnet.training.EpochRecord;
import dev.fovea.resnet.training.Initialisation;
import dev.fovea.resnet.training.Optimisation;
import dev.fovea.resnet.training.Schedule;
import dev.fovea.resnet.training.Training;
import dev.fovea.resnet.training.TrainingObserver;
import dev.fovea.resnet.training.TrainingResult;
import dev.fovea.resnet.training.TrainingSettings;
import dev.fovea.resnet.training.augment.Augmentation;
import dev.fovea.resnet.training.chart.ErrorCurves;
import dev.fovea.resnet.training.chart.ResponseChart;
import dev.fovea.resnet.training.data.Dataset;
import dev.fovea.resnet.training.data.LabelledPictures;
import dev.fovea.resnet.training.torch.TorchLearner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.function.Consumer;

/**
 * The paper's central observation (figures 1, 6 and 7): a deeper plain network trains worse than a shallower one, a deeper
 * residual network better. Trains each network alike; goes on where it was interrupted.
 */
public final class DegradationExperiment {

    private static final int RESPONSE_PICTURES = 500;

    private final Plan plan;
    private final Dataset dataset;
    private final Path folder;
    private final int threads;
    private final TrainingObserver observer;

    /**
     * What is done.
     *
     * @param networks names of architectures for 32×32 pictures
     * @param trainingPictures how many are learnt from and held out together; all where there are fewer
     * @param holdOut of them, for the validation error
     * @param epochs of each network
     * @param seed the same for all
     */
    public record Plan(List<String> networks, int trainingPictures, int holdOut, int epochs, long seed) {

        public Plan {
            networks = List.copyOf(networks);
        }

        /** The paper's four networks for its 164 epochs of 45,000 pictures: days on a small machine. */
        public static Plan full() {
            return new Plan(NETWORKS, 50_000, 5_000, 164, 1);
        }

        /** The same four networks on fewer pictures for fewer epochs: about half an hour on two cores. */
        public static Plan quick() {
            return new Plan(NETWORKS, 20_000, 2_000, 16, 1);
        }

        private static final List<String> NETWORKS =
                List.of("cifar-plain-20", "cifar-plain-56", "cifar-resnet-20", "cifar-resnet-56");

        /** The plan in words, as it stands on the plots. */
        public String caption() {
            return "%d epochs of %,d pictures".formatted(epochs, trainingPictures - holdOut);
        }
    }

    /**
     * One network's row.
     *
     * @param trainError of the last epoch, from 0 to 1
     * @param validationError after the last epoch, from 0 to 1
     * @param testError after the last epoch, from 0 to 1; NaN without test pictures
     * @param responses standard deviation of each layer's response, in the layers' order
     */
    public record Outcome(
            String network, double trainError, double validationError, double testError, List<Double> responses) {}

    /** @param folder where curves, table and each network's checkpoints go */
    public DegradationExperiment(Plan plan, Dataset dataset, Path folder, int threads, TrainingObserver observer) {
        this.plan = plan;
        this.dataset = limited(dataset, plan);
        this.folder = folder;
        this.threads = threads;
        this.observer = observer;
    }

    private static Dataset limited(Dataset dataset, Plan plan) {
        if (dataset.train().size() <= plan.trainingPictures()) {
            return dataset;
        }
        LabelledPictures some =
                dataset.train().holdOut(plan.trainingPictures(), plan.seed()).heldOut();
        return new Dataset(dataset.labels(), some, dataset.test(), dataset.skipped());
    }

    /**
     * Trains every network of the plan, and writes {@code degradation.svg}, {@code responses.svg} and
     * {@code degradation.csv}.
     *
     * @param starting is told each network's name before it begins
     */
    public List<Outcome> run(Consumer<String> starting) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        List<Outcome> outcomes = new ArrayList<>();
        SequencedMap<String, List<EpochRecord>> histories = new LinkedHashMap<>();
        SequencedMap<String, List<Double>> responses = new LinkedHashMap<>();
        for (String name : plan.networks()) {
            starting.accept(name);
            TrainingResult result = train(name);
            EpochRecord last = result.history().getLast();
            List<Double> deviations = responses(result);
            outcomes.add(new Outcome(name, last.trainError(), last.validationError(), result.testError(), deviations));
            histories.put(name, result.history());
            responses.put(name, deviations);
            ErrorCurves.write("Degradation: " + plan.caption(), histories, folder.resolve("degradation.svg"));
            ResponseChart.write("Layer responses: " + plan.caption(), responses, folder.resolve("responses.svg"));
            writeTable(outcomes);
        }
        return List.copyOf(outcomes);
    }

    private TrainingResult train(String name) throws IOException, InterruptedException {
        Architecture network = Architectures.named(name, dataset.labels().size());
        Normalisation normalisation = dataset.normalisation();
        TrainingSettings settings = new TrainingSettings(
                name,
                "initialised",
                plan.epochs(),
                128,
                new Schedule(Schedule.Kind.PAPER, 0.1, 0),
                new Optimisation(0.9, 1e-4, true, 0, false, true),
                new Augmentation(true, 0),
                0,
                plan.holdOut(),
                plan.seed());
        return new Training(
                        settings,
                        network,
                        InputFormat.stretch(
                                network.input().width(), network.input().height()),
                        normalisation,
                        dataset,
                        folder.resolve(name),
                        1,
                        observer)
                .run(
                        Initialisation.of(network, plan.seed()),
                        weights -> new TorchLearner(network, weights, normalisation, settings.optimisation(), threads));
    }

    private List<Double> responses(TrainingResult result) {
        LabelledPictures pictures = dataset.train();
        int count = Math.min(RESPONSE_PICTURES, pictures.size());
        int bytes = pictures.width() * pictures.height() * 3;
        byte[] pixels = new byte[count * bytes];
        for (int i = 0; i < count; i++) {
            System.arraycopy(pictures.pixels().get(i * (pictures.size() / count)), 0, pixels, i * bytes, bytes);
        }
        Batch batch = new Batch(pictures.width(), pictures.height(), pixels, new long[count]);
        try (TorchLearner learner = new TorchLearner(
                result.parameters().architecture(),
                result.parameters().weights(),
                result.parameters().normalisation(),
                new Optimisation(0.9, 1e-4, true, 0, false, false),
                threads)) {
            return List.copyOf(learner.layerResponses(batch).sequencedValues());
        }
    }

    private void writeTable(List<Outcome> outcomes) throws IOException {
        List<String> lines =
                new ArrayList<>(List.of("network,train_error,validation_error,test_error,mean_layer_response"));
        for (Outcome outcome : outcomes) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%s,%.5f,%.5f,%.5f,%.5f",
                    outcome.network(),
                    outcome.trainError(),
                    outcome.validationError(),
                    outcome.testError(),
                    outcome.responses().stream()
                            .mapToDouble(Double::doubleValue)
                            .average()
                            .orElse(0)));
        }
        Files.write(folder.resolve("degradation.csv"), lines);
    }
}
