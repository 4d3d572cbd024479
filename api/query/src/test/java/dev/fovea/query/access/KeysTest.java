package dev.fovea.query.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.query.keys.Grant;
import dev.fovea.query.keys.KeyFile;
import dev.fovea.query.keys.Role;
import io.quarkus.runtime.StartupEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit sets the folder, and the fields before each test.
class KeysTest {

    private static final Grant GUEST = new Grant("guest", Role.VIEWER, Set.of("yard"), null);

    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-11-24T12:00:00Z");
    private KeyFile file;
    private Keys keys;

    @BeforeEach
    void begin() {
        InstantSource source = () -> now;
        file = new KeyFile(folder.resolve("keys"));
        keys = new Keys(file, source.withZone(ZoneOffset.UTC));
    }

    /** So long that the file is looked at again, and seen to be another. */
    private void later() throws Exception {
        now = now.plusSeconds(2);
        Files.setLastModifiedTime(file.path(), FileTime.from(now));
    }

    @Test
    void shouldKnowAKeyAsSoonAsItIsAddedAndForgetItOnceItIsRemoved() throws Exception {
        String key = file.add(GUEST);
        assertThat(keys.find(key)).contains(GUEST);
        assertThat(keys.find(key + "x")).isEmpty();
        assertThat(keys.isGood(GUEST)).isTrue();

        file.remove("guest");
        later();

        assertThat(keys.find(key)).isEmpty();
        assertThat(keys.isGood(GUEST)).isFalse();
    }

    @Test
    void shouldEndASessionWhoseKeyGrantsSomethingElseNow() throws Exception {
        file.add(new Grant("guest", Role.VIEWER, Set.of("gate"), null));

        assertThat(keys.isGood(GUEST)).isFalse();
    }

    @Test
    void shouldKeepTheKeysItHasWhenTheFileCannotBeRead() throws Exception {
        String key = file.add(GUEST);
        assertThat(keys.find(key)).isPresent();

        Files.writeString(file.path(), "half of a li");
        later();

        assertThat(keys.find(key)).isPresent();
    }

    @Test
    void shouldNotStartWithAFileThatCannotBeRead() {
        assertThatThrownBy(() -> keys.check(new StartupEvent()))
                .hasMessageStartingWith("fovea.query.security.keys: " + file.path());
    }
}
