package dev.fovea.ingest.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretStoreTest {

    @TempDir
    Path folder;

    @Test
    void shouldReadASecretFromTheEnvironment() throws Exception {
        SecretStore store = new SecretStore(Map.of("FOVEA_SECRET_YARD_CAM", "s3"), Optional.empty());

        assertThat(store.value("yard-cam")).isEqualTo("s3");
    }

    @Test
    void shouldReadASecretFromItsFileWithoutTheLineEnd() throws Exception {
        Files.writeString(folder.resolve("yard-cam"), "s3 \n");
        SecretStore store = new SecretStore(Map.of(), Optional.of(folder));

        assertThat(store.value("yard-cam")).isEqualTo("s3 ");
    }

    @Test
    void shouldSayWhereAMissingSecretIsLookedFor() {
        SecretStore store = new SecretStore(Map.of(), Optional.of(folder));

        assertThatThrownBy(() -> store.value("yard-cam"))
                .isInstanceOf(MissingSecretException.class)
                .hasMessageContaining("FOVEA_SECRET_YARD_CAM")
                .hasMessageContaining(folder.resolve("yard-cam").toString());
    }
}
