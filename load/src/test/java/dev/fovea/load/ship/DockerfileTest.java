package dev.fovea.load.ship;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The images that docker/Dockerfile describes. */
class DockerfileTest {

    private static final Dockerfile FILE = Dockerfile.parse(Checkout.text("docker/Dockerfile"));

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "inference", "inference-gpu", "query"})
    void shouldRunAsNobodyWithAHealthCheckAndLabels(String image) {
        assertThat(FILE.inherited(image, "USER")).last().isEqualTo("10001:10001");
        assertThat(FILE.inherited(image, "HEALTHCHECK")).last().asString().contains("\"healthcheck\", \"live\"");
        assertThat(FILE.inherited(image, "ENTRYPOINT")).last().asString().startsWith("[\"java\"");
        assertThat(String.join(" ", FILE.inherited(image, "LABEL")))
                .contains("org.opencontainers.image.title=\"fovea-" + image + "\"")
                .contains("image.description=", "image.source=", "image.licenses=\"Apache-2.0\"")
                .contains("image.version=", "image.revision=");
    }

    @Test
    void shouldBuildOnlyOnImagesThatAnArgumentPins() {
        assertThat(FILE.arguments().values())
                .allMatch(image -> image.matches("[a-z0-9.]+/[a-z0-9/-]+:[A-Za-z0-9._-]+(@sha256:[0-9a-f]{64})?"))
                .noneMatch(image -> image.endsWith(":latest"));
        assertThat(FILE.stages().values())
                .allMatch(s ->
                        FILE.stages().containsKey(s.from()) || FILE.arguments().containsValue(s.from()));
    }

    @Test
    void shouldCopyOnlyWhatIsThereAndReachesTheEngine() {
        var ignored = Checkout.text("docker/Dockerfile.dockerignore").lines().toList();

        assertThat(FILE.stages().values().stream().flatMap(s -> s.all("COPY").stream()))
                .filteredOn(copy -> !copy.contains("--from="))
                .isNotEmpty()
                .allSatisfy(copy -> {
                    String[] words = copy.replaceAll("--\\S+ ", "").split(" ", -1);
                    assertThat(Arrays.copyOf(words, words.length - 1)).allSatisfy(source -> {
                        assertThat(Files.exists(Checkout.path(source)))
                                .as(source)
                                .isTrue();
                        assertThat(ignored).contains("!" + source);
                    });
                });
    }

    @Test
    void shouldInstallNothingWithoutCleaningUp() {
        assertThat(FILE.stages().values().stream().flatMap(s -> s.all("RUN").stream()))
                .filteredOn(run -> run.contains("apt-get install"))
                .allMatch(run -> run.contains("--no-install-recommends") && run.contains("rm -rf /var/lib/apt/lists"));
    }
}
