package dev.fovea.resnet.training.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.resnet.training.EpochRecord;
import dev.fovea.resnet.training.Samples;
import dev.fovea.resnet.training.TrainingObserver;
import dev.fovea.resnet.training.experiment.DegradationExperiment.Outcome;
import dev.fovea.resnet.training.experiment.DegradationExperiment.Plan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole experiment for real, but with two small networks and few pictures. */
class DegradationExperimentTest {

    private static final Plan PLAN = new Plan(List.of("cifar-plain-8", "cifar-resnet-8"), 48, 12, 2, 1);

    @TempDir
    Path folder;

    @Test
    void shouldTrainEachNetworkAndDrawErrorsAndResponses() throws Exception {
        List<Outcome> outcomes = experiment(folder, new TrainingObserver() {}).run(_ -> {});

        assertThat(outcomes).extracting(Outcome::network).containsExactly("cifar-plain-8", "cifar-resnet-8");
        assertThat(outcomes)
                .allSatisfy(
                        outcome -> assertThat(outcome.responses()).hasSize(7).allMatch(response -> response > 0));
        assertThat(Files.readAllLines(folder.resolve("degradation.csv"))).hasSize(3);
        assertThat(folder.resolve("degradation.svg"))
                .content()
                .contains("rgb(0,114,178)", "rgb(213,94,0)", "stroke-dasharray");
        assertThat(folder.resolve("responses.svg")).content().contains("rgb(213,94,0)");
    }

    @Test
    void shouldGoOnWhereItWasInterrupted() throws Exception {
        List<Outcome> whole =
                experiment(folder.resolve("whole"), new TrainingObserver() {}).run(_ -> {});
        Path cut = folder.resolve("cut");

        assertThatThrownBy(() -> experiment(cut, new Interruption(3)).run(_ -> {}))
                .hasMessage("interrupted");
        List<Outcome> resumed = experiment(cut, new Interruption(2)).run(_ -> {});

        assertThat(resumed).isEqualTo(whole);
    }

    private static DegradationExperiment experiment(Path folder, TrainingObserver observer) {
        return new DegradationExperiment(PLAN, Samples.dataset(120, 9), folder, 1, observer);
    }

    /** Fails after so many epochs of all networks together; what is left after three epochs is one. */
    private static final class Interruption implements TrainingObserver {
        private int left;

        Interruption(int epochs) {
            this.left = epochs;
        }

        @Override
        public void finished(EpochRecord epoch) {
            if (--left == 0) {
                throw new IllegalStateException("interrupted");
            }
        }
    }
}
