package dev.fovea.load.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.load.cluster.Home;
import dev.fovea.load.cluster.ModelPackages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsCheckTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @Test
    void shouldSayHowToGetModelsWhereThereAreNone() throws IOException {
        assertThat(ModelsCheck.findings(directory)).singleElement().satisfies(finding -> {
            assertThat(finding.grave()).isFalse();
            assertThat(finding.cure().orElseThrow()).contains("./fovea up");
        });
    }

    @Test
    void shouldReadEachPackageAndNameTheOneThatWasChanged() throws IOException {
        Home home = new Home(directory);
        new ModelPackages(Path.of(".."), home).provide();
        assertThat(ModelsCheck.findings(home.models())).isNotEmpty().noneMatch(Finding::grave);

        Path labels = home.models().resolve("fovea-cifar10/1/labels.txt");
        Files.writeString(labels, Files.readString(labels).replace("cat", "dog"));

        List<Finding> findings = ModelsCheck.findings(home.models());
        assertThat(findings)
                .filteredOn(Finding::grave)
                .singleElement()
                .satisfies(finding -> assertThat(finding.found()).contains("fovea-cifar10/1"));
    }
}
