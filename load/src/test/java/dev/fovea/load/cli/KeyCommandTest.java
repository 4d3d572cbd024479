package dev.fovea.load.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.load.cluster.Home;
import dev.fovea.query.keys.ApiKey;
import dev.fovea.query.keys.Grant;
import dev.fovea.query.keys.KeyFile;
import dev.fovea.query.keys.Role;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class KeyCommandTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldPrintANewKeyOnceAndKeepItsHash() {
        int exit = fovea("key", "add", "wall", "--role", "viewer", "--camera", "yard,gate");

        assertThat(exit).as(err.toString()).isZero();
        String key = out.toString().strip();
        assertThat(new KeyFile(directory.resolve("keys")).read())
                .singleElement()
                .satisfies(kept -> {
                    assertThat(kept.matches(key)).isTrue();
                    assertThat(kept.grant()).isEqualTo(new Grant("wall", Role.VIEWER, Set.of("yard", "gate"), null));
                });
    }

    @Test
    void shouldListKeysWithoutTheirHashesAndRemoveThem() {
        KeyFile file = new KeyFile(directory.resolve("keys"));
        String hash = ApiKey.hash(file.add(new Grant("chief", Role.ADMIN, Set.of(), null)));

        assertThat(fovea("key", "list")).isZero();
        assertThat(out.toString()).contains("chief", "admin").doesNotContain(hash);
        assertThat(fovea("key", "remove", "chief")).isZero();
        assertThat(file.read()).isEmpty();
        assertThat(fovea("key", "remove", "chief")).isEqualTo(1);
        assertThat(err.toString()).contains("there is no key 'chief'");
    }

    @Test
    void shouldLimitOnlyViewersToCameras() {
        assertThat(fovea("key", "add", "x", "--role", "operator", "--camera", "yard"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--role viewer");
    }

    private int fovea(String... arguments) {
        CommandLine commandLine = FoveaCommand.commandLine(new Context(directory, new Home(directory)));
        return commandLine
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
