package dev.fovea.resnet.training;

import dev.fovea.resnet.architecture.Architecture;
import dev.fovea.resnet.packages.InputFormat;
import dev.fovea.resnet.packages.Normalisation;
import dev.fovea.resnet.parameters.Parameters;
import dev.fovea.resnet.training.augment.Augmentation;
import dev.fovea.resnet.training.data.Dataset;
import dev.fovea.resnet.training.data.DatasetReader;
import dev.fovea.resnet.training.data.LabelledPictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * One run: learns epoch by epoch, writes a checkpoint after each, and goes on from the last one after any interruption as
 * if there had been none. To be used by one thread.
 */
public final class Training {

    private static final int ANSWER_BATCH = 250;
    /** Stands where an epoch would, for pictures of nothing that are never learnt from. */
    private static final long VALIDATION_EPOCH = -2;

    private static final int VALIDATION_NOTHING = 500;

    private final TrainingSettings settings;
    private final Architecture architecture;
    private final InputFormat input;
    private final Normalisation normalisation;
    private final List<String> labels;
    private final LabelledPictures.Split split;
    private final LabelledPictures test;
    private final long fingerprint;
    private final Path folder;
    private final TrainingObserver observer;
    private final int augmentThreads;
    private volatile boolean stopping;

    /**
     * Prepares a run.
     *
     * @param architecture with as many labels as {@link #labels}
     * @param normalisation of the input: the data's own, or that of the network that the weights come from
     * @param folder where checkpoint, history and result go; is made if it is not there
     * @param augmentThreads threads that make batches; changes nothing but speed
     */
    public Training(
            TrainingSettings settings,
            Architecture architecture,
            InputFormat input,
            Normalisation normalisation,
            Dataset dataset,
            Path folder,
            int augmentThreads,
            TrainingObserver observer) {
        this.settings = settings;
        this.architecture = architecture;
        this.input = input;
        this.normalisation = normalisation;
        this.labels = labels(dataset, settings.noneRatio());
        this.fingerprint = dataset.train().fingerprint();
        this.split = dataset.train().holdOut(settings.holdOut(), settings.seed());
        this.test = dataset.test();
        this.folder = folder;
        this.augmentThreads = augmentThreads;
        this.observer = observer;
    }

    /** The labels that a network for this data needs: the data's, and {@code none} where pictures of nothing are added. */
    public static List<String> labels(Dataset dataset, double noneRatio) {
        List<String> labels = new ArrayList<>(dataset.labels());
        if (noneRatio > 0 && !labels.contains(DatasetReader.NONE)) {
            labels.add(DatasetReader.NONE);
        }
        return List.copyOf(labels);
    }

    /** Makes a network with the given weights learn. */
    @FunctionalInterface
    public interface LearnerFactory {
        Learner create(Map<String, float[]> weights);
    }

    /**
     * Runs to the end.
     *
     * @param start weights of epoch 0; not used where the folder holds a checkpoint
     * @throws IOException if a checkpoint cannot be written; the one before is untouched
     * @throws ResumeMismatchException if the folder's checkpoint is of another run
     * @throws DivergedException if the loss is no number any more
     * @throws StoppedException after {@link #stop}
     */
    public TrainingResult run(SequencedMap<String, float[]> start, LearnerFactory learners)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Optional<Checkpoint> checkpoint = checkpoint();
        List<EpochRecord> history =
                new ArrayList<>(checkpoint.map(Checkpoint::history).orElse(List.of()));
        try (Learner learner = learners.create(
                        checkpoint.map(last -> last.parameters().weights()).orElse(start));
                BatchStream batches = new BatchStream(trainingPictures(), settings.batchSize(), augmentThreads)) {
            checkpoint.ifPresent(last -> learner.restoreOptimiser(last.optimiser()));
            LabelledPictures nothing = validationNothing();
            for (int epoch = history.size() + 1; epoch <= settings.epochs(); epoch++) {
                EpochRecord done = epoch(epoch, learner, batches, nothing);
                history.add(done);
                new Checkpoint(parameters(learner, Map.of()), learner.optimiserState(), settings, fingerprint, history)
                        .write(folder.resolve(Checkpoint.FILE));
                writeHistory(history);
                observer.finished(done);
            }
            return result(learner, nothing, history);
        }
    }

    /**
     * Lets the run end after the step it is at, with {@link StoppedException}; it can be resumed from its last checkpoint.
     * May be called from any thread.
     */
    public void stop() {
        stopping = true;
    }

    private Optional<Checkpoint> checkpoint() throws IOException {
        Path file = folder.resolve(Checkpoint.FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Checkpoint checkpoint = Checkpoint.read(file);
        checkpoint.requireSame(settings, fingerprint, labels);
        return Optional.of(checkpoint);
    }

    private EpochRecord epoch(int epoch, Learner learner, BatchStream batches, LabelledPictures nothing)
            throws InterruptedException {
        int steps = batches.steps();
        long total = (long) steps * settings.epochs();
        long began = System.nanoTime();
        double rate = 0;
        Tally tally = Tally.NONE;
        batches.begin(epoch);
        for (int step = 0; step < steps; step++) {
            rate = settings.schedule().at((long) (epoch - 1) * steps + step, total);
            tally = tally.plus(learner.step(batches.take(), rate));
            if (stopping) {
                throw new StoppedException(epoch, folder);
            }
            if (!Double.isFinite(tally.lossSum())) {
                throw new DivergedException(epoch, step, rate);
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            double left = seconds / (step + 1) * (total - (long) (epoch - 1) * steps - step - 1);
            observer.stepped(new TrainingObserver.Progress(
                    epoch, settings.epochs(), step + 1, steps, tally, tally.pictures() / seconds, left));
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        Tally validation = Answers.of(learner, split.heldOut(), ANSWER_BATCH).tally();
        Tally none = Answers.of(learner, nothing, ANSWER_BATCH).tally();
        return new EpochRecord(
                epoch,
                rate,
                tally.loss(),
                tally.error(),
                validation.loss(),
                validation.error(),
                none.error(),
                seconds,
                tally.pictures() / seconds,
                ProcessMemory.residentMegabytes());
    }

    private TrainingPictures trainingPictures() {
        return pictures(split.train(), settings.augmentation(), (int)
                Math.round(split.train().size() * settings.noneRatio()));
    }

    private TrainingPictures pictures(LabelledPictures of, Augmentation augmentation, int nothing) {
        return new TrainingPictures(
                of,
                augmentation,
                nothing,
                labels.indexOf(DatasetReader.NONE),
                normalisation.meanColour(),
                settings.seed());
    }

    /** Pictures of nothing to validate with: always the same, and never learnt from. */
    private LabelledPictures validationNothing() {
        int count = settings.noneRatio() > 0 && split.heldOut().size() > 0 ? VALIDATION_NOTHING : 0;
        TrainingPictures source = pictures(split.heldOut(), Augmentation.NONE, count);
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = split.heldOut().size() + i;
        }
        List<byte[]> pixels = new ArrayList<>();
        int[] none = new int[count];
        try (TrainingPictures.Writer writer = source.writer()) {
            for (int i = 0; i < count; i++) {
                Batch one = writer.batch(VALIDATION_EPOCH, order, i, i + 1);
                pixels.add(one.pixels());
                none[i] = (int) one.labels()[0];
            }
        }
        return new LabelledPictures(input.width(), input.height(), pixels, none);
    }

    private TrainingResult result(Learner learner, LabelledPictures nothing, List<EpochRecord> history)
            throws IOException {
        Answers validation = Answers.of(learner, split.heldOut(), ANSWER_BATCH);
        Answers none = Answers.of(learner, nothing, ANSWER_BATCH);
        Answers tested = Answers.of(learner, test, ANSWER_BATCH);
        Answers known = validation.plus(none);
        double temperature = known.labels().length == 0 ? 1 : Calibration.temperature(known.logits(), known.labels());
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(Parameters.TEMPERATURE, Double.toString(temperature));
        if (labels.contains(DatasetReader.NONE)) {
            facts.put(Parameters.NONE, DatasetReader.NONE);
        }
        fact(facts, "validationError", validation.tally());
        fact(facts, "testError", tested.tally());
        fact(facts, "noneError", none.tally());
        double calibration = tested.labels().length == 0
                ? Double.NaN
                : Calibration.expectedError(tested.logits(), tested.labels(), temperature);
        if (!Double.isNaN(calibration)) {
            facts.put("testCalibrationError", String.format(Locale.ROOT, "%.5f", calibration));
        }
        facts.put("settings", settings.toString());
        Parameters parameters = parameters(learner, facts);
        parameters.write(folder.resolve(Parameters.FILE));
        return new TrainingResult(
                parameters,
                temperature,
                error(validation.tally()),
                error(tested.tally()),
                calibration,
                error(none.tally()),
                history);
    }

    private static double error(Tally tally) {
        return tally.pictures() == 0 ? Double.NaN : tally.error();
    }

    private static void fact(Map<String, String> facts, String name, Tally tally) {
        if (tally.pictures() > 0) {
            facts.put(name, String.format(Locale.ROOT, "%.5f", tally.error()));
        }
    }

    private Parameters parameters(Learner learner, Map<String, String> facts) {
        return new Parameters(architecture, labels, input, normalisation, learner.weights(), facts);
    }

    private void writeHistory(List<EpochRecord> history) throws IOException {
        List<String> lines = new ArrayList<>(List.of(EpochRecord.CSV_HEADER));
        history.forEach(epoch -> lines.add(epoch.csv()));
        Files.write(folder.resolve("history.csv"), lines);
    }
}
