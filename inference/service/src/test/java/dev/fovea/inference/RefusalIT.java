package dev.fovea.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.inference.testing.Broker;
import dev.fovea.inference.testing.ReferencePackage;
import dev.fovea.inference.testing.Service;
import dev.fovea.inference.testing.SmallFolder;
import dev.fovea.topics.Topic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the built service says when it cannot work. */
class RefusalIT {

    private static final String NOBODY = "127.0.0.1:1";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Path models;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @BeforeAll
    static void importOnce() throws Exception {
        ReferencePackage.importInto(models);
    }

    private Service start(String broker, Map<String, String> settings) throws Exception {
        return start(broker, models, settings);
    }

    private Service start(String broker, Path packages, Map<String, String> settings) throws Exception {
        return Service.start(folder.resolve("service.log"), broker, packages, settings);
    }

    @Test
    void shouldNotStartWithAPackageWhoseHashIsWrong() throws Exception {
        Path sound = models.resolve(ReferencePackage.NAME).resolve("1");
        Path broken =
                Files.createDirectories(folder.resolve(ReferencePackage.NAME).resolve("1"));
        for (String file : List.of("model.onnx", "labels.txt", "model.json")) {
            Files.copy(sound.resolve(file), broken.resolve(file));
        }
        Files.writeString(broken.resolve("labels.txt"), "zeppelin\n", StandardOpenOption.APPEND);

        try (Service service = start(NOBODY, folder, Map.of())) {
            assertThat(service.process().exit(Duration.ofSeconds(30))).isEqualTo(2);
            assertThat(service.process().output())
                    .contains("labels.txt", "sha256")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void shouldNotStartWithoutAPackage() throws Exception {
        try (Service service = start(NOBODY, folder, Map.of())) {
            assertThat(service.process().exit(Duration.ofSeconds(30))).isEqualTo(2);
            assertThat(service.process().output()).contains("no model package", "fovea.models.directory");
        }
    }

    @Test
    void shouldNotStartWhenTheAskedDeviceCannotBeHad() throws Exception {
        try (Service service = start(NOBODY, Map.of("fovea.inference.device", "tensorrt"))) {
            assertThat(service.process().exit(Duration.ofSeconds(30))).isEqualTo(2);
            assertThat(service.process().output()).contains("tensorrt: ", "onnxruntime_gpu", "device=auto");
        }
    }

    @ParameterizedTest
    @CsvSource({"java.io.tmpdir, ONNX Runtime", "org.bytedeco.javacpp.cachedir, OpenCV"})
    void shouldNotStartWhereNativeLibrariesFindNoRoom(String setting, String library) throws Exception {
        Path full = folder.resolve("full");

        try (Service service = Service.start(
                SmallFolder.command(full, 1 << 19),
                folder.resolve("service.log"),
                NOBODY,
                models,
                Map.of(setting, full.toString()))) {
            assertThat(service.process().exit(Duration.ofSeconds(30))).isEqualTo(2);
            assertThat(service.process().output())
                    .contains("the native libraries of " + library + " cannot be unpacked to " + full)
                    .contains("0 MiB are free", "name another folder by -D" + setting)
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void shouldNotStartWithASettingItDoesNotKnow() throws Exception {
        try (Service service = start(NOBODY, Map.of("fovea.inference.freshnes", "PT1S"))) {
            assertThat(service.process().exit(Duration.ofSeconds(30))).isEqualTo(2);
            assertThat(service.process().output())
                    .contains("fovea.inference.freshnes is no setting", "did you mean fovea.inference.freshness?")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void shouldLiveAndNotBeReadyWhileTheBrokerCannotBeReached() throws Exception {
        try (Service service = start(NOBODY, Map.of())) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(40))
                    .until(() -> service.process().output().contains("cannot reach the broker at " + NOBODY));
            assertThat(service.status("/q/health/live")).isEqualTo(200);
            assertThat(service.status("/q/health/ready")).isEqualTo(503);
            assertThat(service.get("/q/health/ready").body()).contains("cannot reach the broker");
        }
    }

    @Test
    void shouldNotStartWithTopicsThatBreakItsPromises() throws Exception {
        try (Broker broker = Broker.start(folder);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
            admin.createTopics(List.of(new NewTopic(Topic.FRAMES.topic(), 4, (short) 1)
                            .configs(Map.of("cleanup.policy", "compact"))))
                    .all()
                    .get();

            try (Service service = start(broker.address(), Map.of())) {
                assertThat(service.process().exit(Duration.ofSeconds(30))).isEqualTo(3);
                assertThat(service.process().output()).contains("kafka-configs.sh");
            }
        }
    }
}
