package dev.fovea.resnet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fovea.resnet.ColourPictures;
import dev.fovea.resnet.parameters.Parameters;
import dev.fovea.resnet.training.Checkpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Training as a user runs it: a process with libtorch, which may be killed at any moment. */
class TrainingProcessIT {

    private static final int EPOCHS = 6;
    private static final int KILLED = 128 + 9;
    /** What may be kept over five epochs, 160 steps: far less than if each step left its intermediates behind. */
    private static final long STEADY_MEGABYTES = 48;

    @TempDir
    static Path folder;

    @BeforeAll
    static void trainWithoutInterruption() throws Exception {
        ColourPictures.tree(folder.resolve("pictures"), 32, 150, 5);
        try (FoveaProcess whole = train("whole", EPOCHS)) {
            assertThat(whole.exit()).as(whole.output()).isZero();
        }
    }

    @Test
    void shouldComeToTheSameNetworkAfterAKillAsWithoutOne() throws Exception {
        Path checkpoint = folder.resolve("cut").resolve(Checkpoint.FILE);
        try (FoveaProcess killed = train("cut", EPOCHS)) {
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> Files.exists(checkpoint) || !killed.isRunning());
            assertThat(killed.kill()).as(killed.output()).isEqualTo(KILLED);
        }
        assertThat(folder.resolve("cut").resolve(Parameters.FILE)).doesNotExist();
        assertThat(Checkpoint.read(checkpoint).history()).hasSizeLessThan(EPOCHS);

        try (FoveaProcess resumed = train("cut", EPOCHS, "--resume")) {
            assertThat(resumed.exit()).as(resumed.output()).isZero();
        }

        Map<String, float[]> expected = weights("whole");
        Map<String, float[]> found = weights("cut");
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, values) -> assertThat(found.get(name)).as(name).containsExactly(values));
    }

    @Test
    void shouldRefuseToResumeWithOtherSettings() throws Exception {
        try (FoveaProcess other = train("whole", EPOCHS + 1, "--resume")) {
            assertThat(other.exit()).as(other.output()).isEqualTo(1);
            assertThat(other.output()).contains("epochs: 6, now 7");
        }
    }

    /** From the second epoch on: in the first, libtorch fills its caches. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldNotGrowFromEpochToEpoch() throws Exception {
        List<Long> megabytes = Files.readAllLines(folder.resolve("whole/history.csv")).stream()
                .skip(2)
                .map(line -> Long.parseLong(line.substring(line.lastIndexOf(',') + 1)))
                .toList();
        assertThat(megabytes).hasSize(EPOCHS - 1).allMatch(resident -> resident > 0);
        assertThat(megabytes.getLast() - megabytes.getFirst())
                .as("growth of resident memory over the epochs: %s MB", megabytes)
                .isLessThan(STEADY_MEGABYTES);
    }

    private static Map<String, float[]> weights(String run) throws Exception {
        return Parameters.read(folder.resolve(run).resolve(Parameters.FILE)).weights();
    }

    private static FoveaProcess train(String run, int epochs, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(
                List.of("train", "--data", "pictures", "--out", run, "--architecture", "cifar-resnet-8"));
        arguments.addAll(List.of("--epochs", Integer.toString(epochs), "--batch", "16", "--hold-out", "30"));
        arguments.addAll(List.of("--camera", "0.3", "--none", "0.2", "--rate", "0.05", "--threads", "1", "--float32"));
        arguments.addAll(List.of(more));
        return FoveaProcess.start(folder, arguments);
    }
}
