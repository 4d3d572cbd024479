package dev.fovea.resnet.training.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fovea.resnet.architecture.Architecture;
import dev.fovea.resnet.architecture.Architectures;
import dev.fovea.resnet.architecture.Layer;
import dev.fovea.resnet.architecture.Shape;
import dev.fovea.resnet.architecture.Weight;
import dev.fovea.resnet.packages.InputFormat;
import dev.fovea.resnet.packages.Normalisation;
import dev.fovea.resnet.training.Batch;
import dev.fovea.resnet.training.Initialisation;
import dev.fovea.resnet.training.Optimisation;
import dev.fovea.resnet.training.Samples;
import dev.fovea.resnet.training.Schedule;
import dev.fovea.resnet.training.Tally;
import dev.fovea.resnet.training.Training;
import dev.fovea.resnet.training.TrainingObserver;
import dev.fovea.resnet.training.TrainingResult;
import dev.fovea.resnet.training.TrainingSettings;
import dev.fovea.resnet.training.augment.Augmentation;
import dev.fovea.resnet.training.data.Dataset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TorchLearnerTest {

    private static final Normalisation NORMALISATION =
            new Normalisation(List.of(0.5, 0.5, 0.5), List.of(0.25, 0.25, 0.25));
    private static final Optimisation SGD = new Optimisation(0.9, 1e-4, true, 0, false, false);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldLearnOneBatchByHeart(boolean bfloat16) {
        Architecture network = Architectures.named("cifar-resnet-8", 3);
        Batch batch = Samples.batch(Samples.pictures(12, 3, 1));
        Optimisation optimisation = new Optimisation(0.9, 0, false, 0, false, bfloat16);
        try (TorchLearner learner = learner(network, optimisation)) {
            double first = learner.step(batch, 0.05).loss();
            Tally last = Tally.NONE;
            for (int i = 0; i < 40; i++) {
                last = learner.step(batch, 0.05);
            }

            assertThat(first).isGreaterThan(0.3);
            assertThat(last.loss()).isLessThan(0.01);
            assertThat(last.wrong()).isZero();
        }
    }

    /** Every kind of layer and shortcut, in networks made small. */
    @ParameterizedTest
    @ValueSource(strings = {"cifar-plain-8", "cifar-resnet-8", "resnet-18-c"})
    void shouldSendGradientsToEveryWeight(String name) {
        Architecture whole = Architectures.named(name, 3);
        Architecture network = new Architecture(name, new Shape(3, 32, 32), 3, whole.layers());
        Batch batch = Samples.batch(Samples.pictures(3, 3, 1));
        Map<String, float[]> before = Initialisation.of(network, 1);
        try (TorchLearner learner = new TorchLearner(network, before, NORMALISATION, SGD, 1)) {
            learner.step(batch, 0.1);

            Map<String, float[]> after = learner.weights();
            network.weights()
                    .forEach(weight -> assertThat(after.get(weight.name()))
                            .as(weight.name())
                            .isNotEqualTo(before.get(weight.name())));
        }
    }

    @Test
    void shouldMoveEveryWeightInProportionToTheRate() {
        Architecture network = Architectures.named("cifar-resnet-8", 3);
        Map<String, float[]> start = Initialisation.of(network, 1);
        Optimisation undecayedNorms = new Optimisation(0.9, 1e-3, false, 0, false, false);
        Map<String, float[]> slow = afterOneStep(network, undecayedNorms, 0.1);
        Map<String, float[]> fast = afterOneStep(network, undecayedNorms, 0.3);

        network.weights().stream().filter(Weight::learned).forEach(weight -> {
            double small = distance(start, slow, weight);
            assertThat(small).as(weight.name()).isPositive();
            assertThat(distance(start, fast, weight) / small).as(weight.name()).isCloseTo(3, within(1e-2));
        });
    }

    private static Map<String, float[]> afterOneStep(Architecture network, Optimisation optimisation, double rate) {
        try (TorchLearner learner = learner(network, optimisation)) {
            learner.step(Samples.batch(Samples.pictures(6, 3, 1)), rate);
            return learner.weights();
        }
    }

    private static double distance(Map<String, float[]> a, Map<String, float[]> b, Weight weight) {
        float[] first = Objects.requireNonNull(a.get(weight.name()));
        float[] second = Objects.requireNonNull(b.get(weight.name()));
        double sum = 0;
        for (int i = 0; i < first.length; i++) {
            sum += Math.abs(first[i] - second[i]);
        }
        return sum;
    }

    @Test
    void shouldChangeTheHeadAloneWhereTheRestIsFrozen() {
        Architecture network = Architectures.named("cifar-resnet-8", 3);
        Map<String, float[]> before = Initialisation.of(network, 1);
        Optimisation frozen = new Optimisation(0.9, 1e-4, true, 0, true, false);
        try (TorchLearner learner = new TorchLearner(network, before, NORMALISATION, frozen, 1)) {
            learner.step(Samples.batch(Samples.pictures(6, 3, 1)), 0.1);

            Map<String, float[]> after = learner.weights();
            network.weights().forEach(weight -> {
                boolean changed = !java.util.Arrays.equals(after.get(weight.name()), before.get(weight.name()));
                assertThat(changed).as(weight.name()).isEqualTo(weight.name().startsWith("fc."));
            });
        }
    }

    @Test
    void shouldComputeAConvolutionBatchNormAndLinearLayerAsWrittenDown() {
        Architecture network = new Architecture(
                "one pixel",
                new Shape(3, 1, 1),
                2,
                List.of(
                        new Layer.Convolution("conv1", 3, 1, 1, 1, 0, false),
                        new Layer.BatchNorm("bn1", 1),
                        new Layer.Relu(),
                        new Layer.GlobalAveragePool(),
                        new Layer.Linear("fc", 1, 2)));
        Map<String, float[]> values = Map.of(
                "conv1.weight", new float[] {1, 2, 3},
                "bn1.weight", new float[] {2},
                "bn1.bias", new float[] {1},
                "bn1.running_mean", new float[] {0.5f},
                "bn1.running_var", new float[] {4},
                "fc.weight", new float[] {1, -1},
                "fc.bias", new float[] {0, 10});
        Batch batch = new Batch(1, 1, new byte[] {(byte) 255, 0, (byte) 255}, new long[] {0});
        try (TorchLearner learner = new TorchLearner(network, values, NORMALISATION, SGD, 1)) {
            float[] logits = learner.logits(batch)[0];

            // Pixels 1, 0, 1 become 2, −2, 2; the convolution gives 2 − 4 + 6 = 4; the norm (4 − 0.5) / 2 · 2 + 1 =
            // 4.5.
            assertThat(logits[0]).isCloseTo(4.5f, within(1e-4f));
            assertThat(logits[1]).isCloseTo(5.5f, within(1e-4f));
        }
    }

    @Test
    void shouldMeasureTheResponseOfEachLayer() {
        Architecture network = Architectures.named("cifar-resnet-8", 3);
        try (TorchLearner learner = learner(network, SGD)) {
            Map<String, Double> responses = learner.layerResponses(Samples.batch(Samples.pictures(6, 3, 1)));

            assertThat(responses.keySet())
                    .containsExactly(
                            "bn1",
                            "layer1.0.bn1",
                            "layer1.0.bn2",
                            "layer2.0.bn1",
                            "layer2.0.bn2",
                            "layer3.0.bn1",
                            "layer3.0.bn2");
            assertThat(responses.values()).allMatch(deviation -> deviation > 0);
        }
    }

    @Test
    void shouldResumeBitForBit() throws Exception {
        TrainingResult whole = run(folder.resolve("whole"), new TrainingObserver() {});
        try {
            run(folder.resolve("cut"), new TrainingObserver() {
                @Override
                public void finished(dev.fovea.resnet.training.EpochRecord epoch) {
                    throw new IllegalStateException("interrupted after epoch " + epoch.epoch());
                }
            });
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("interrupted after epoch 1");
        }
        TrainingResult resumed = run(folder.resolve("cut"), new TrainingObserver() {});

        whole.parameters()
                .weights()
                .forEach((name, values) -> assertThat(
                                resumed.parameters().weights().get(name))
                        .as(name)
                        .containsExactly(values));
    }

    private static TrainingResult run(Path folder, TrainingObserver observer) throws Exception {
        Dataset dataset = Samples.dataset(36, 3);
        Architecture network = Architectures.named("cifar-resnet-8", 4);
        TrainingSettings settings = new TrainingSettings(
                network.name(),
                "initialised",
                2,
                12,
                new Schedule(Schedule.Kind.ONE_CYCLE, 0.1, 0),
                new Optimisation(0.9, 1e-4, false, 0.1, false, true),
                new Augmentation(true, 0.5),
                0.2,
                6,
                3);
        return new Training(settings, network, InputFormat.stretch(32, 32), NORMALISATION, dataset, folder, 1, observer)
                .run(
                        Initialisation.of(network, 3),
                        weights -> new TorchLearner(network, weights, NORMALISATION, settings.optimisation(), 1));
    }

    private static TorchLearner learner(Architecture network, Optimisation optimisation) {
        return new TorchLearner(network, Initialisation.of(network, 1), NORMALISATION, optimisation, 1);
    }
}
