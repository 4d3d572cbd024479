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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "..",
                "../..",
                "tagger/..",
                "tagger/.",
                "tagger/../tagger",
                "/etc",
                "a/b/c",
                "Tagger",
                "tagger\\1"
            })
    void shouldRefuseWhatIsNoName(String wish) throws Exception {
        add("tagger", "1");

        assertThatThrownBy(() -> repository.find(Optional.of(wish)))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining("the wish for '" + wish + "'");
    }

    @Test
    void shouldRefuseANameThatIsALink() throws Exception {
        add("tagger", "1");
        Files.createSymbolicLink(directory.resolve("linked"), directory.resolve("tagger"));

        assertThatThrownBy(() -> repository.find(Optional.of("linked/1")))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining("a symbolic link");
        assertThat(repository.list()).containsExactly("tagger/1");
    }

    @Test
    void shouldRefuseAVersionThatIsALink() throws Exception {
        Path one = add("tagger", "1");
        Files.createSymbolicLink(directory.resolve("tagger/2"), one);

        assertThatThrownBy(() -> repository.find(Optional.of("tagger/2")))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining("a symbolic link");
        assertThat(repository.find(Optional.of("tagger"))).isEqualTo(one);
    }

    @Test
    void shouldAcceptAFolderOfPackagesThatIsItselfALink() throws Exception {
        add("tagger", "1");
        Path link = directory.resolveSibling(directory.getFileName() + "-link");
        Files.createSymbolicLink(link, directory);

        assertThat(new ModelRepository(link).list()).containsExactly("tagger/1");
        Files.delete(link);
    }
}
