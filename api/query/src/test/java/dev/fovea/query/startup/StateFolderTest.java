package dev.fovea.query.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit sets the folder.
class StateFolderTest {

    @TempDir
    private Path temporary;

    @Test
    void shouldTakeWhatIsWrittenAndLeaveNothingBehind() {
        Path folder = temporary.resolve("state/query");

        assertThat(new StateFolder(folder).obstacle()).isEmpty();

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldNameAFolderThatCannotBeMade() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));

        assertThat(new StateFolder(file.resolve("state")).obstacle())
                .get()
                .asString()
                .contains("the state folder " + file.resolve("state") + " takes nothing", "set fovea.state.directory");
    }
}
