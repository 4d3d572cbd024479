package dev.fovea.load.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.load.cluster.BrokerSettings.Listener;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BrokerSettingsTest {

    private static final Path DATA = Path.of("/somewhere/data");

    @Test
    void shouldKeepOneCopyOnASingleNode() {
        assertThat(BrokerSettings.single(9092).lines(DATA))
                .contains(
                        "listeners=PLAINTEXT://127.0.0.1:9092,CONTROLLER://127.0.0.1:9093",
                        "advertised.listeners=PLAINTEXT://127.0.0.1:9092",
                        "controller.quorum.voters=1@127.0.0.1:9093",
                        "offsets.topic.replication.factor=1",
                        "min.insync.replicas=1",
                        "log.dirs=/somewhere/data");
    }

    @Test
    void shouldKeepThreeCopiesAndAcknowledgeTwoOnThreeNodes() {
        BrokerSettings second = new BrokerSettings(
                2, Map.of(1, 101, 2, 102, 3, 103), Map.of("DIRECT", new Listener(5, 5)), "DIRECT", Map.of());

        assertThat(second.lines(DATA))
                .contains(
                        "node.id=2",
                        "controller.quorum.voters=1@127.0.0.1:101,2@127.0.0.1:102,3@127.0.0.1:103",
                        "listeners=DIRECT://127.0.0.1:5,CONTROLLER://127.0.0.1:102",
                        "default.replication.factor=3",
                        "min.insync.replicas=2",
                        "transaction.state.log.min.isr=2");
    }

    @Test
    void shouldTellClientsThePortOfTheProxy() {
        BrokerSettings settings = new BrokerSettings(
                1, Map.of(1, 9), Map.of("INGEST", new Listener(5, 6)), "INGEST", Map.of("num.io.threads", "4"));

        assertThat(settings.lines(DATA))
                .contains("advertised.listeners=INGEST://127.0.0.1:6", "num.io.threads=4")
                .contains("listener.security.protocol.map=INGEST:PLAINTEXT,CONTROLLER:PLAINTEXT");
    }
}
