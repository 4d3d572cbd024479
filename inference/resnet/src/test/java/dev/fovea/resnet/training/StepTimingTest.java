package dev.fovea.resnet.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.resnet.architecture.Architectures;
import dev.fovea.resnet.packages.Normalisation;
import dev.fovea.resnet.training.augment.Augmentation;
import org.junit.jupiter.api.Test;

class StepTimingTest {

    @Test
    void shouldTimeStepsWithAndWithoutLoadingOverMoreThanOneEpoch() throws InterruptedException {
        Learner learner = FakeLearner.create(Initialisation.of(Architectures.named("cifar-resnet-8", 4), 1));

        StepTiming timing = StepTiming.measure(
                learner, Samples.pictures(30, 3, 1), new Augmentation(true, 0.5), Normalisation.IMAGENET, 8, 6, 1);

        assertThat(timing.bareMillis()).isPositive();
        assertThat(timing.loadedMillis()).isPositive();
        assertThat(timing.ratio()).isEqualTo(timing.loadedMillis() / timing.bareMillis());
    }
}
