package dev.fovea.query.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.query.cameras.CameraTopic;
import dev.fovea.query.frames.PictureReader;
import dev.fovea.query.live.DetectionConsumers;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BrokerSettingsTest {

    /** A login that no client can do without having been given every one of these settings. */
    private static final BrokerSettings SECURED = new BrokerSettings(Map.of(
            "bootstrap.servers", "127.0.0.1:1",
            "security.protocol", "SASL_SSL",
            "sasl.mechanism", "SCRAM-SHA-512",
            "sasl.jaas.config", "dev.fovea.nowhere.Login required username=\"query\" password=\"unused\";",
            "group.id", "fovea-query"));

    static Stream<Named<ThrowingCallable>> clients() {
        return Stream.of(
                Named.of(
                        "live and history",
                        () -> new DetectionConsumers(SECURED).open("test").close()),
                Named.of("pictures", () -> new PictureReader(1, Duration.ofSeconds(1), SECURED)),
                Named.of("camera definitions", () -> new CameraTopic(SECURED)),
                Named.of(
                        "topic set-up",
                        () -> org.apache.kafka.clients.admin.Admin.create(SECURED.with(Map.of()))
                                .close()));
    }

    @ParameterizedTest
    @MethodSource("clients")
    void shouldGiveEveryClientTheLoginOfTheSettings(ThrowingCallable client) {
        assertThatThrownBy(client)
                .isInstanceOf(KafkaException.class)
                .hasStackTraceContaining("dev.fovea.nowhere.Login");
    }

    @Test
    void shouldLetAClientOverruleWhatIsSetForAll() {
        assertThat(SECURED.with(Map.of("security.protocol", "SSL")))
                .containsEntry("security.protocol", "SSL")
                .containsEntry("bootstrap.servers", "127.0.0.1:1");
    }

    @Test
    void shouldKeepOtherConsumersOutOfTheGroupOfTheState() {
        assertThat(SECURED.with(Map.of())).doesNotContainKey("group.id");
    }

    @Test
    void shouldCheckTheBrokersNameInTheStatesOwnClientsToo() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = getClass().getResourceAsStream("/application.properties")) {
            properties.load(in);
        }

        assertThat(properties.getProperty("quarkus.kafka-streams.ssl.endpoint-identification-algorithm"))
                .isEqualTo("${kafka.ssl.endpoint.identification.algorithm:https}");
    }
}
