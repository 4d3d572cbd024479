package dev.fovea.load.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.load.cluster.Ports;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BrokerCheckTest {

    @Test
    void shouldFindNothingInSettingsThatKeepThePromises() {
        assertThat(settings(Map.of(
                        "auto.create.topics.enable", "false",
                        "unclean.leader.election.enable", "false",
                        "default.replication.factor", "3",
                        "min.insync.replicas", "2")))
                .isEmpty();
    }

    @Test
    void shouldWarnOfTopicsThatComeIntoBeingByThemselves() {
        assertThat(settings(Map.of("auto.create.topics.enable", "true")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.grave()).isFalse());
    }

    @Test
    void shouldCallItGraveWhereAcknowledgedFramesCanBeLost() {
        assertThat(settings(Map.of("unclean.leader.election.enable", "true")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.grave()).isTrue());
        assertThat(settings(Map.of("default.replication.factor", "3", "min.insync.replicas", "1")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.cure().orElseThrow()).contains("min.insync.replicas=2"));
    }

    @Test
    void shouldSayWhatToDoWhereNoBrokerAnswers() throws InterruptedException {
        String nobody = "127.0.0.1:" + Ports.free(1);

        assertThat(BrokerCheck.findings(nobody)).singleElement().satisfies(finding -> {
            assertThat(finding.grave()).isTrue();
            assertThat(finding.found()).contains(nobody);
            assertThat(finding.cure().orElseThrow()).contains("./fovea up");
        });
    }

    private static List<Finding> settings(Map<String, String> of) {
        return BrokerCheck.settings(name -> Optional.ofNullable(of.get(name)));
    }
}
