package dev.fovea.load.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFileTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @Test
    void shouldRecogniseAProcessAgainByItsIdAndStart() {
        Home home = new Home(directory);
        RunningProcess self =
                RunningProcess.of(Service.QUERY, ProcessHandle.current(), 8080, directory.resolve("query.log"));
        new RunFile("127.0.0.1:9092", List.of()).with(self).write(home);

        RunningProcess read =
                RunFile.read(home).orElseThrow().process(Service.QUERY).orElseThrow();

        assertThat(read).isEqualTo(self);
        assertThat(read.isAlive()).isTrue();
    }

    @Test
    void shouldNotTakeAnotherProcessWithTheSameIdForOurs() {
        RunningProcess self =
                RunningProcess.of(Service.QUERY, ProcessHandle.current(), 8080, directory.resolve("query.log"));
        RunningProcess earlier =
                new RunningProcess(Service.QUERY, self.pid(), self.started().minusSeconds(60), 8080, self.log());

        assertThat(earlier.isAlive()).isFalse();
    }

    @Test
    void shouldSayWhatToDoWhenTheFileIsBroken() throws IOException {
        Home home = new Home(directory);
        Files.writeString(home.runFile(), "{");

        assertThatThrownBy(() -> RunFile.read(home))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("run.json")
                .hasMessageContaining("delete the file");
    }
}
