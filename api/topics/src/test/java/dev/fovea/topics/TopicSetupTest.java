package dev.fovea.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.junit.jupiter.api.Test;

class TopicSetupTest {

    @Test
    void shouldAcceptWhatItWouldCreate() {
        for (Topic topic : Topic.values()) {
            List<ConfigEntry> entries = topic.settings().entrySet().stream()
                    .map(e -> new ConfigEntry(e.getKey(), e.getValue()))
                    .toList();

            assertThat(TopicSetup.settingProblems(topic, new Config(entries))).isEmpty();
        }
    }

    @Test
    void shouldPrintTheCommandThatMendsAWrongSetting() {
        Config config = new Config(
                List.of(new ConfigEntry("cleanup.policy", "delete"), new ConfigEntry("max.message.bytes", "1048588")));

        assertThat(TopicSetup.settingProblems(Topic.CAMERAS, config))
                .containsExactly("fovea.cameras has cleanup.policy=delete and needs compact: kafka-configs.sh"
                        + " --bootstrap-server HOST:PORT --alter --entity-type topics --entity-name fovea.cameras"
                        + " --add-config cleanup.policy=compact");
    }

    @Test
    void shouldAcceptATopicThatTakesLargerRecords() {
        Config config = new Config(
                List.of(new ConfigEntry("cleanup.policy", "delete"), new ConfigEntry("max.message.bytes", "99999999")));

        assertThat(TopicSetup.settingProblems(Topic.FRAMES, config)).isEmpty();
    }
}
