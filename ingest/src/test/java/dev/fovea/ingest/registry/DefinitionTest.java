package dev.fovea.ingest.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.topics.Camera;
import org.junit.jupiter.api.Test;

class DefinitionTest {

    @Test
    void shouldReadACamera() {
        assertThat(read("yard", "{\"id\":\"yard\",\"source\":\"rtsp://host/x\"}"))
                .isEqualTo(new Definition.Valid(Camera.of("yard", "rtsp://host/x")));
    }

    @Test
    void shouldReadATombstone() {
        assertThat(Definition.read("yard", null)).isEqualTo(new Definition.Removed());
    }

    @Test
    void shouldSayWhatIsWrongWithJson() {
        assertThat(read("yard", "{\"id\":"))
                .isInstanceOfSatisfying(
                        Definition.Unusable.class, u -> assertThat(u.reason()).contains("no Camera"));
        assertThat(read("yard", "null")).isInstanceOf(Definition.Unusable.class);
    }

    @Test
    void shouldNameAnUnknownSchemeAndTheAcceptedOnes() {
        assertThat(read("yard", "{\"id\":\"yard\",\"source\":\"gopher://host/x\"}"))
                .isInstanceOfSatisfying(
                        Definition.Unusable.class, u -> assertThat(u.reason()).contains("gopher", "rtsp://"));
    }

    @Test
    void shouldRefuseAnIdThatDiffersFromTheKey() {
        assertThat(read("yard", "{\"id\":\"door\",\"source\":\"rtsp://host/x\"}"))
                .isInstanceOfSatisfying(
                        Definition.Unusable.class, u -> assertThat(u.reason()).contains("door", "yard"));
    }

    private static Definition read(String key, String json) {
        return Definition.read(key, json.getBytes(UTF_8));
    }
}
