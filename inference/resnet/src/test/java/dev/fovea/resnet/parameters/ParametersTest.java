package dev.fovea.resnet.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.resnet.architecture.Architecture;
import dev.fovea.resnet.architecture.Architectures;
import dev.fovea.resnet.architecture.Weight;
import dev.fovea.resnet.packages.InputFormat;
import dev.fovea.resnet.packages.Normalisation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParametersTest {

    private static final Normalisation NORMALISATION =
            new Normalisation(List.of(0.49, 0.48, 0.45), List.of(0.25, 0.24, 0.26));

    private static final InputFormat INPUT = InputFormat.stretch(32, 32);

    @TempDir
    Path folder;

    @Test
    void shouldReadBackWhatWasWritten() throws IOException {
        Parameters written = parameters(List.of("cat", "dog", "none")).with(Parameters.NONE, "none");
        Path file = folder.resolve(Parameters.FILE);

        written.write(file);

        Parameters read = Parameters.read(file);
        assertThat(read.architecture()).isEqualTo(written.architecture());
        assertThat(read.labels()).containsExactly("cat", "dog", "none");
        assertThat(read.normalisation()).isEqualTo(NORMALISATION);
        assertThat(read.facts()).containsExactly(Map.entry("none", "none"));
        assertThat(read.weights()).hasSameSizeAs(written.weights());
        written.weights()
                .forEach((name, values) ->
                        assertThat(read.weights().get(name)).as(name).containsExactly(values));
        assertThat(folder).isDirectoryNotContaining("glob:**.partial");
    }

    @Test
    void shouldRefuseAFileThatWasCutShort() throws IOException {
        Path file = folder.resolve(Parameters.FILE);
        parameters(List.of("cat", "dog")).write(file);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 1000));

        assertThatThrownBy(() -> Parameters.read(file))
                .isInstanceOf(ParametersException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("cut short");
    }

    @Test
    void shouldRefuseAForeignFile() throws IOException {
        Path file = Files.writeString(folder.resolve("readme.txt"), "This is a text, not a network.");

        assertThatThrownBy(() -> Parameters.read(file)).hasMessageContaining("is not a safetensors file");
    }

    @Test
    void shouldRefuseAnotherNumberOfLabels() {
        Parameters two = parameters(List.of("cat", "dog"));

        assertThatThrownBy(() -> new Parameters(
                        two.architecture(), List.of("cat"), INPUT, NORMALISATION, two.weights(), Map.of()))
                .hasMessageContaining("gives 2 logits, but there are 1 labels");
    }

    @Test
    void shouldLeaveTheOldFileWhenTheNewOneCannotBeWritten() throws IOException {
        Path file = folder.resolve("taken");
        Files.createDirectories(file.resolve("content"));

        assertThatThrownBy(() -> parameters(List.of("cat", "dog")).write(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("what was there before is untouched");
        assertThat(file.resolve("content")).isDirectory();
        assertThat(folder).isDirectoryNotContaining("glob:**.partial");
    }

    private static Parameters parameters(List<String> labels) {
        Architecture network = Architectures.named("cifar-resnet-8", labels.size());
        Random random = new Random(1);
        SequencedMap<String, float[]> weights = new LinkedHashMap<>();
        for (Weight weight : network.weights()) {
            float[] values = new float[(int) weight.count()];
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextFloat();
            }
            weights.put(weight.name(), values);
        }
        return new Parameters(network, labels, INPUT, NORMALISATION, weights, Map.of());
    }
}
