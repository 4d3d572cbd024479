package dev.fovea.load.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.load.cluster.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineCheckTest {

    @Test
    void shouldAskForAJdkThatIsNewEnough() {
        assertThat(MachineCheck.jdk(25, "/jdk").grave()).isFalse();
        Finding old = MachineCheck.jdk(21, "/jdk");
        assertThat(old.grave()).isTrue();
        assertThat(old.cure().orElseThrow()).contains("JDK 25").contains("JAVA_HOME");
    }

    @Test
    void shouldTellALibraryThatDoesNotLoadFromOneThatDoes() {
        assertThat(MachineCheck.library("FFmpeg", () -> "8.0").found()).isEqualTo("8.0");
        Finding broken = MachineCheck.library("FFmpeg", () -> {
            throw new UnsatisfiedLinkError("failed to map segment from shared object");
        });
        assertThat(broken.grave()).isTrue();
        assertThat(broken.found()).contains("failed to map segment");
        assertThat(broken.cure().orElseThrow()).contains("noexec");
    }

    @Test
    void shouldAskForRoomForABrokersData() {
        Path where = Path.of("/somewhere");
        assertThat(MachineCheck.room(where, 3L << 30).cure()).isEmpty();
        assertThat(MachineCheck.room(where, 1L << 30).grave()).isTrue();
        assertThat(MachineCheck.room(where, 1L << 30).found()).contains("1024 MiB", "/somewhere");
    }

    @Test
    void shouldLookAtTheDiskOfAHomeThatIsNotThereYet(@TempDir Path directory) throws IOException {
        assertThat(MachineCheck.disk(new Home(directory.resolve("a/b"))).found())
                .contains(directory.toString());
    }

    @Test
    void shouldDoubtAClockThatIsBeforeTheBuild() {
        Instant built = Instant.parse("2026-11-24T00:00:00Z");
        assertThat(MachineCheck.clock(built.plusSeconds(1), built).grave()).isFalse();
        assertThat(MachineCheck.clock(Instant.EPOCH, built).grave()).isTrue();
    }
}
