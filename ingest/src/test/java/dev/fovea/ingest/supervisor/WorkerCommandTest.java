package dev.fovea.ingest.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkerCommandTest {

    @Test
    void shouldKeepSecretsOutOfTheEnvironment() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "PATH", "/bin", "FOVEA_SECRET_YARD", "canary", "FOVEA_API_KEY", "canary", "KAFKA_SASL_JAAS", "canary"));

        WorkerCommand.reduce(environment);

        assertThat(environment).containsExactly(Map.entry("PATH", "/bin"));
    }

    @Test
    void shouldNotCreateACoreOfMemoryThatHoldsPasswords() {
        assertThat(new WorkerCommand("app.jar", 64 << 20).commandLine(Path.of("/tmp/s")))
                .contains("-XX:-CreateCoredumpOnCrash", "-Xmx67108864")
                .endsWith("-cp", "app.jar", "dev.fovea.ingest.worker.WorkerMain", "/tmp/s");
    }
}
