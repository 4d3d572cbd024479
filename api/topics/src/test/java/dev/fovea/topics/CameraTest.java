package dev.fovea.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.topics.Camera.Pace;
import dev.fovea.topics.Camera.RegionMode;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CameraTest {

    private final JsonSerde<Camera> serde = new JsonSerde<>(Camera.class);

    @Test
    void shouldFillInWhatIsLeftOut() {
        Camera camera = read("{\"id\":\"yard\",\"source\":\"rtsp://cam/s\",\"later\":1}");

        assertThat(camera)
                .isEqualTo(new Camera(
                        "yard", "rtsp://cam/s", true, 5, false, 1280, RegionMode.MOTION, Pace.SOURCE, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"source\":\"rtsp://c\"}|id",
                "{\"id\":\"../etc\",\"source\":\"rtsp://c\"}|id",
                "{\"id\":\"a\"}|source",
                "{\"id\":\"a\",\"source\":\"rtsp://c\",\"fps\":0}|fps",
                "{\"id\":\"a\",\"source\":\"rtsp://c\",\"fps\":\"NaN\"}|fps",
                "{\"id\":\"a\",\"source\":\"rtsp://c\",\"maxSide\":1}|maxSide",
                "{\"id\":\"a\",\"source\":\"rtsp://c\",\"regions\":\"all\"}|all",
                "[]|Camera",
                "{|Camera",
            })
    void shouldNameTheFieldThatIsWrong(String json, String named) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining(named);
    }

    @Test
    void shouldReadATombstoneAsNull() {
        assertThat(serde.deserialize("fovea.cameras", null)).isNull();
        assertThat(serde.serialize("fovea.cameras", null)).isNull();
    }

    private Camera read(String json) {
        return java.util.Objects.requireNonNull(
                serde.deserialize("fovea.cameras", json.getBytes(StandardCharsets.UTF_8)));
    }
}
