package dev.fovea.ingest.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A misspelt setting ends the service instead of being passed over. */
class SettingsIT {

    @TempDir
    Path folder;

    @Test
    void shouldRefuseASettingThatItDoesNotKnowAndNameTheNearest() throws Exception {
        String nowhere = "127.0.0.1:" + BrokerProcess.freePort();
        try (IngestProcess ingest =
                IngestProcess.launch(folder, nowhere, Map.of("fovea.capture.isolatoin", "none"), Map.of())) {

            assertThat(ingest.awaitExit(Duration.ofSeconds(40))).isEqualTo(2);

            assertThat(ingest.log())
                    .contains("fovea.capture.isolatoin is no setting of this service; did you mean"
                            + " fovea.capture.isolation?");
        }
    }
}
