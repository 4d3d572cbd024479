package dev.fovea.topics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AsyncApiTest {

    private final JsonNode document = read();

    @Test
    void shouldDescribeEveryTopicAndNoOther() {
        List<String> addresses = document.get("channels").findValuesAsText("address");

        assertThat(addresses)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Topic.values()).map(Topic::topic).toList());
    }

    @Test
    void shouldStateTheSettingsWithWhichTopicsAreCreated() {
        for (Topic topic : Topic.values()) {
            JsonNode settings = channel(topic).at("/bindings/kafka/topicConfiguration");

            assertThat(settings.at("/cleanup.policy/0").asText())
                    .as(topic.topic())
                    .isEqualToIgnoringCase(topic.cleanup().name());
            assertThat(settings.path("retention.ms").asLong(0))
                    .as(topic.topic())
                    .isEqualTo(topic.retention().toMillis());
            assertThat(settings.get("max.message.bytes").asInt())
                    .as(topic.topic())
                    .isEqualTo(topic.maxMessageBytes());
        }
    }

    @Test
    void shouldListTheHeadersOfAFrame() {
        JsonNode headers = document.at("/components/messages/frame/headers/properties");
        List<String> names = new ArrayList<>();
        headers.fieldNames().forEachRemaining(names::add);

        assertThat(names)
                .containsExactlyInAnyOrder(
                        FrameHeaders.EPOCH,
                        FrameHeaders.SEQ,
                        FrameHeaders.CAPTURED_AT,
                        FrameHeaders.WIDTH,
                        FrameHeaders.HEIGHT,
                        FrameHeaders.REGIONS,
                        FrameHeaders.CONTENT_TYPE,
                        FrameHeaders.TRACEPARENT);
    }

    @Test
    void shouldListEveryReason() {
        List<String> reasons = new ArrayList<>();
        document.at("/components/schemas/reason/enum").forEach(n -> reasons.add(n.asText()));

        assertThat(reasons)
                .containsExactlyElementsOf(
                        Arrays.stream(Reason.values()).map(Reason::word).toList());
    }

    @Test
    void shouldReferToSchemasThatExist() throws IOException {
        List<String> references = document.findValuesAsText("$ref").stream()
                .filter(r -> !r.startsWith("#"))
                .toList();

        assertThat(references).hasSize(4);
        for (String reference : references) {
            assertThat(Files.resource("/dev/fovea/topics/" + reference)).contains("\"properties\"");
        }
    }

    private JsonNode channel(Topic topic) {
        for (JsonNode channel : document.get("channels")) {
            if (channel.get("address").asText().equals(topic.topic())) {
                return channel;
            }
        }
        throw new AssertionError(topic.topic() + " is not described");
    }

    private static JsonNode read() {
        try {
            return new YAMLMapper().readTree(Files.resource("/dev/fovea/topics/asyncapi.yaml"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
