package dev.fovea.load.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @Test
    void shouldSayHowMuchSpaceIsMissingAndWhere() {
        Home home = new Home(directory);

        assertThatThrownBy(() -> home.requireSpace(100L << 20))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining(directory.toString())
                .hasMessageContaining("100 MiB free")
                .hasMessageContaining("needs 2048 MiB")
                .hasMessageContaining("FOVEA_HOME");
        assertThatCode(() -> home.requireSpace(2L << 30)).doesNotThrowAnyException();
    }

    @Test
    void shouldSayWhatToDoWhenItCannotBeWrittenTo() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> new Home(file).prepare())
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("FOVEA_HOME");
    }

    @Test
    void shouldGiveTheEndOfALog() throws IOException {
        Path log = Files.writeString(directory.resolve("log"), "a\nb\nc\n");

        assertThat(Home.tail(log, 2).lines()).containsExactly("b", "c");
        assertThat(Home.tail(directory.resolve("missing"), 2)).isEmpty();
    }
}
