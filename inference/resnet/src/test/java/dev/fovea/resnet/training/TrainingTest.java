package dev.fovea.resnet.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.fovea.resnet.architecture.Architecture;
import dev.fovea.resnet.architecture.Architectures;
import dev.fovea.resnet.packages.InputFormat;
import dev.fovea.resnet.parameters.Parameters;
import dev.fovea.resnet.training.augment.Augmentation;
import dev.fovea.resnet.training.data.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {

    private static final Dataset DATASET = Samples.dataset(60, 9);
    private static final Architecture NETWORK = Architectures.named("cifar-resnet-8", 4);

    @TempDir
    Path folder;

    @Test
    void shouldContinueAfterAnInterruptionAsIfThereHadBeenNone() throws Exception {
        TrainingResult whole = training(settings(4), folder.resolve("whole"), done -> {})
                .run(Initialisation.of(NETWORK, 1), FakeLearner::create);

        assertThatThrownBy(() -> training(settings(4), folder.resolve("cut"), TrainingTest::failAfterTwo)
                        .run(Initialisation.of(NETWORK, 1), FakeLearner::create))
                .hasMessage("interrupted");
        TrainingResult resumed = training(settings(4), folder.resolve("cut"), done -> {})
                .run(Initialisation.of(NETWORK, 99), FakeLearner::create);

        whole.parameters()
                .weights()
                .forEach((name, values) -> assertThat(
                                resumed.parameters().weights().get(name))
                        .as(name)
                        .containsExactly(values));
        assertThat(resumed.history()).extracting(EpochRecord::epoch).containsExactly(1, 2, 3, 4);
        assertThat(resumed.history())
                .extracting(EpochRecord::trainLoss)
                .isEqualTo(whole.history().stream().map(EpochRecord::trainLoss).toList());
    }

    @Test
    void shouldWriteHistoryAndParametersThatNameTheirTemperatureAndErrors() throws Exception {
        training(settings(2), folder, done -> {}).run(Initialisation.of(NETWORK, 1), FakeLearner::create);

        Parameters parameters = Parameters.read(folder.resolve(Parameters.FILE));
        assertThat(parameters.labels()).containsExactly("blue", "green", "red", "none");
        assertThat(parameters.facts()).containsKeys("temperature", "testError", "validationError", "noneError");
        assertThat(parameters.facts().get(Parameters.NONE)).isEqualTo("none");
        assertThat(Files.readAllLines(folder.resolve("history.csv")))
                .hasSize(3)
                .first()
                .isEqualTo(EpochRecord.CSV_HEADER);
    }

    @Test
    void shouldRefuseToResumeWithOtherSettingsAndNameThem() throws Exception {
        training(settings(2), folder, done -> {}).run(Initialisation.of(NETWORK, 1), FakeLearner::create);

        assertThatThrownBy(() -> training(settings(3), folder, done -> {})
                        .run(Initialisation.of(NETWORK, 1), FakeLearner::create))
                .isInstanceOf(ResumeMismatchException.class)
                .hasMessageContaining("epochs: 2, now 3")
                .hasMessageContaining("another --out folder");
    }

    @Test
    void shouldRefuseToResumeWithOtherPictures() throws Exception {
        training(settings(2), folder, done -> {}).run(Initialisation.of(NETWORK, 1), FakeLearner::create);
        Dataset other = new Dataset(DATASET.labels(), Samples.pictures(60, 3, 77), DATASET.test(), List.of());

        assertThatThrownBy(() -> training(settings(2), other, folder, done -> {})
                        .run(Initialisation.of(NETWORK, 1), FakeLearner::create))
                .hasMessageContaining("the training pictures differ");
    }

    @Test
    void shouldNameTheFileWhenACheckpointCannotBeWritten() throws IOException {
        Files.createDirectories(folder.resolve(Checkpoint.FILE + ".partial"));

        assertThatThrownBy(() -> training(settings(2), folder, done -> {})
                        .run(Initialisation.of(NETWORK, 1), FakeLearner::create))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(Checkpoint.FILE)
                .hasMessageContaining("what was there before is untouched");
        assertThat(folder.resolve(Parameters.FILE)).doesNotExist();
    }

    @Test
    void shouldKeepTheLastCheckpointWhereThereIsNoSpaceForTheNext() throws Exception {
        Path full = Path.of("/dev/full");
        assumeThat(full).as("a device that is always full").exists();
        training(settings(1), folder, done -> {}).run(Initialisation.of(NETWORK, 1), FakeLearner::create);
        byte[] before = Files.readAllBytes(folder.resolve(Checkpoint.FILE));
        Checkpoint checkpoint = Checkpoint.read(folder.resolve(Checkpoint.FILE));
        Files.createSymbolicLink(folder.resolve(Checkpoint.FILE + ".partial"), full);

        assertThatThrownBy(() -> checkpoint.write(folder.resolve(Checkpoint.FILE)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("No space left on device")
                .hasMessageContaining("what was there before is untouched");
        assertThat(folder.resolve(Checkpoint.FILE)).hasBinaryContent(before);
    }

    @Test
    void shouldStopWhenTheLossIsNoNumberAnyMore() {
        Training training = training(settings(2), folder, done -> {});

        assertThatThrownBy(() -> training.run(
                        Initialisation.of(NETWORK, 1), weights -> new DivergingLearner(FakeLearner.create(weights))))
                .isInstanceOf(DivergedException.class)
                .hasMessageContaining("epoch 1")
                .hasMessageContaining("lower --rate");
    }

    @Test
    void shouldStopAfterTheStepItIsAtAndGoOnLater() throws Exception {
        Training stopped = training(settings(2), folder, done -> {});
        stopped.stop();

        assertThatThrownBy(() -> stopped.run(Initialisation.of(NETWORK, 1), FakeLearner::create))
                .isInstanceOf(StoppedException.class)
                .hasMessageContaining("Add --resume");
        assertThat(training(settings(2), folder, done -> {})
                        .run(Initialisation.of(NETWORK, 1), FakeLearner::create)
                        .history())
                .hasSize(2);
    }

    private static void failAfterTwo(EpochRecord done) {
        if (done.epoch() == 2) {
            throw new IllegalStateException("interrupted");
        }
    }

    private static Training training(TrainingSettings settings, Path folder, EpochListener listener) {
        return training(settings, DATASET, folder, listener);
    }

    private static Training training(TrainingSettings settings, Dataset data, Path folder, EpochListener listener) {
        return new Training(
                settings, NETWORK, InputFormat.stretch(32, 32), data.normalisation(), data, folder, 2, listener);
    }

    private static TrainingSettings settings(int epochs) {
        return new TrainingSettings(
                NETWORK.name(),
                "initialised",
                epochs,
                16,
                new Schedule(Schedule.Kind.ONE_CYCLE, 0.1, 0),
                new Optimisation(0.9, 1e-4, false, 0, false, false),
                new Augmentation(true, 0.5),
                0.2,
                12,
                7);
    }

    @FunctionalInterface
    private interface EpochListener extends TrainingObserver {
        @Override
        void finished(EpochRecord epoch);
    }

    private record DivergingLearner(Learner learner) implements Learner {
        @Override
        public Tally step(Batch batch, double rate) {
            return new Tally(batch.size(), Double.NaN, 0);
        }

        @Override
        public float[][] logits(Batch batch) {
            return learner.logits(batch);
        }

        @Override
        public java.util.SequencedMap<String, float[]> weights() {
            return learner.weights();
        }

        @Override
        public byte[] optimiserState() {
            return learner.optimiserState();
        }

        @Override
        public void restoreOptimiser(byte[] state) {
            learner.restoreOptimiser(state);
        }

        @Override
        public void close() {
            learner.close();
        }
    }
}
