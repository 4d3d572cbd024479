package dev.fovea.load.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallDiskTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private SmallDisk disk;

    @BeforeEach
    void mount() throws IOException {
        Optional<String> missing = SmallDisk.missing();
        assumeTrue(missing.isEmpty(), () -> "skipped: " + missing.orElseThrow());
        disk = new SmallDisk(folder, 1);
    }

    @AfterEach
    void unmount() {
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    void shouldTakeNothingMoreFromAProcessWhenItIsFull() throws IOException, InterruptedException {
        disk.fill();

        assertThat(inside("LC_ALL=C head -c 1 /dev/zero > file")).contains("No space left on device");
    }

    @Test
    void shouldTakeWritesAgainWhenItIsFreed() throws IOException, InterruptedException {
        disk.fill();
        disk.free();

        assertThat(inside("echo new > file && cat file")).isEqualTo("new");
    }

    @Test
    void shouldKeepWhatAProcessLeftForTheNextAndForNobodyElse() throws IOException, InterruptedException {
        inside("echo old > file");

        assertThat(inside("cat file")).isEqualTo("old");
        assertThat(folder).isEmptyDirectory();
    }

    /** What a shell says that sees the disk. */
    private String inside(String script) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(disk.entry(Path.of("/")));
        command.addAll(List.of("sh", "-c", "cd " + folder + " && " + script));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (InputStream out = process.getInputStream()) {
            return new String(out.readAllBytes(), UTF_8).strip();
        } finally {
            process.waitFor();
        }
    }
}
