package dev.fovea.resnet.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.resnet.architecture.Architecture;
import dev.fovea.resnet.architecture.Architectures;
import dev.fovea.resnet.packages.InputFormat;
import dev.fovea.resnet.packages.Normalisation;
import dev.fovea.resnet.parameters.Parameters;
import dev.fovea.resnet.parameters.ParametersException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransferTest {

    private static final Architecture TWO = Architectures.named("cifar-resnet-8", 2);

    @TempDir
    Path folder;

    @Test
    void shouldKeepTheBackboneAndBeginTheHeadAnewForOtherLabels() {
        Parameters trained = trained();
        Architecture three = Architectures.named("cifar-resnet-8", 3);

        Map<String, float[]> start = Transfer.start(trained, three, false, 7);

        assertThat(start.get("conv1.weight")).containsExactly(trained.weights().get("conv1.weight"));
        assertThat(start.get("fc.weight"))
                .hasSize(3 * 64)
                .containsExactly(Initialisation.of(three, 7).get("fc.weight"));
    }

    @Test
    void shouldKeepTheHeadForTheSameLabels() {
        Parameters trained = trained();

        assertThat(Transfer.start(trained, TWO, true, 7).get("fc.weight"))
                .containsExactly(trained.weights().get("fc.weight"));
    }

    @Test
    void shouldFindTheParametersInAFolder() throws IOException {
        trained().write(folder.resolve(Parameters.FILE));

        assertThat(Transfer.read(folder).labels()).containsExactly("cat", "dog");
    }

    @Test
    void shouldSayWhatFromTakesWhereThereAreNoParameters() {
        assertThatThrownBy(() -> Transfer.read(folder))
                .isInstanceOf(ParametersException.class)
                .hasMessageContaining("parameters.safetensors")
                .hasMessageContaining("--from takes");
    }

    private static Parameters trained() {
        return new Parameters(
                TWO,
                List.of("cat", "dog"),
                InputFormat.stretch(32, 32),
                Normalisation.IMAGENET,
                Initialisation.of(TWO, 1),
                Map.of());
    }
}
