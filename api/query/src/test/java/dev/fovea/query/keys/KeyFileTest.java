package dev.fovea.query.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyFileTest {

    private static final Grant VIEWER = new Grant("wall", Role.VIEWER, Set.of("yard", "gate"), null);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void shouldFindAKeyByItsTextAndKeepOnlyItsHash() throws IOException {
        KeyFile file = new KeyFile(folder.resolve("keys"));

        String key = file.add(VIEWER);

        assertThat(Files.readString(file.path())).doesNotContain(key).contains("cameras=gate,yard");
        assertThat(file.read()).singleElement().satisfies(kept -> {
            assertThat(kept.grant()).isEqualTo(VIEWER);
            assertThat(kept.matches(key)).isTrue();
            assertThat(kept.matches(key + "x")).isFalse();
        });
        assertThat(ApiKey.name(key)).contains("wall");
    }

    @Test
    void shouldLetNobodyElseReadTheFile() throws IOException {
        KeyFile file = new KeyFile(folder.resolve("keys"));
        file.add(VIEWER);

        assertThat(Files.getPosixFilePermissions(file.path()))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }

    @Test
    void shouldKeepCommentsAndOtherKeysWhenOneGoes() throws IOException {
        KeyFile file = new KeyFile(folder.resolve("keys"));
        Files.writeString(file.path(), "# who may what\n");
        file.add(VIEWER);
        Grant admin = new Grant("chief", Role.ADMIN, Set.of(), Instant.parse("2027-01-31T00:00:00Z"));
        file.add(admin);

        assertThat(file.remove("wall")).isTrue();
        assertThat(file.remove("wall")).isFalse();

        assertThat(Files.readString(file.path())).startsWith("# who may what\n");
        assertThat(file.read()).extracting(ApiKey::grant).containsExactly(admin);
    }

    @Test
    void shouldRefuseANameThatIsTaken() {
        KeyFile file = new KeyFile(folder.resolve("keys"));
        file.add(VIEWER);

        assertThatThrownBy(() -> file.add(VIEWER)).hasMessageContaining("'wall' already");
    }

    @ParameterizedTest
    @CsvSource({
        "wall viewer, NAME ROLE sha256",
        "wall owner sha256:00, 'viewer, operator, admin'",
        "wall viewer sha256:00, 64 hexadecimal",
        "wall viewer sha256:00 camera=yard, 'cameras=, until='",
        "wall viewer sha256:00 cameras=Yard, 'lower-case letters'",
        "wall viewer sha256:00 until=tomorrow, 2027-01-31",
    })
    void shouldNameTheLineThatCannotBeRead(String line, String cure) throws IOException {
        Path path = Files.writeString(folder.resolve("keys"), "\n" + line + "\n");

        assertThatThrownBy(() -> new KeyFile(path).read())
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining("keys, line 2: ")
                .hasMessageContaining(cure);
    }

    @Test
    void shouldLimitViewersOnlyToCameras() {
        assertThatThrownBy(() -> new Grant("x", Role.OPERATOR, Set.of("yard"), null))
                .hasMessageContaining("just viewers");
    }
}
