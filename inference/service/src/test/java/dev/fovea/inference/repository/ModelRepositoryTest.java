package dev.fovea.inference.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.resnet.packages.ModelPackageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelRepositoryTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private ModelRepository repository;

    @BeforeEach
    void make() {
        repository = new ModelRepository(directory);
    }

    private Path add(String name, String version) throws IOException {
        Path folder = Files.createDirectories(directory.resolve(name).resolve(version));
        Files.createFile(folder.resolve("model.json"));
        return folder;
    }

    @Test
    void shouldFindTheNamedVersion() throws Exception {
        Path wanted = add("tagger", "1");
        add("tagger", "2");

        assertThat(repository.find(Optional.of("tagger/1"))).isEqualTo(wanted);
    }

    @Test
    void shouldFindTheHighestVersionByNumberAndNotByLetter() throws Exception {
        add("tagger", "1.9");
        Path highest = add("tagger", "1.10");
        add("tagger", "1.2");

        assertThat(repository.find(Optional.of("tagger"))).isEqualTo(highest);
    }

    @Test
    void shouldFindTheOnlyNameWithoutBeingTold() throws Exception {
        Path only = add("tagger", "1");

        assertThat(repository.find(Optional.empty())).isEqualTo(only);
    }

    @Test
    void shouldAskWhichWhereThereAreSeveralNames() throws Exception {
        add("tagger", "1");
        add("resnet-50", "1");

        assertThatThrownBy(() -> repository.find(Optional.empty()))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining("[resnet-50, tagger]")
                .hasMessageContaining("fovea.models.use");
    }

    @Test
    void shouldListWhatThereIsWhenTheWantedOneIsMissing() throws Exception {
        add("tagger", "1");

        assertThatThrownBy(() -> repository.find(Optional.of("tagger/7")))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining("[tagger/1]");
    }

    @Test
    void shouldSayThatThereIsNone() {
        assertThatThrownBy(() -> repository.find(Optional.empty()))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining("no model package");
    }

    @Test
    void shouldNotSeeAHalfWrittenPackage() throws Exception {
        add("tagger", "1");
        add("tagger", ".2-draft");

        assertThat(repository.list()).containsExactly("tagger/1");
    }

    @Test
    void shouldRefuseAWishThatLeavesTheFolder() {
        assertThatThrownBy(() -> repository.find(Optional.of("../elsewhere")))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining("name/version or name");
    }
}
