package dev.fovea.query.cameras;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.topics.Camera;
import dev.fovea.topics.InvalidCameraException;
import dev.fovea.topics.policy.AddressPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceRulesTest {

    private final SourceRules rules =
            new SourceRules(AddressPolicy.of(Optional.empty(), Optional.of(List.of(Path.of("/srv/clips"))), "0.0.0.0"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data",
                "rtsp://[fe80::1]/stream",
                "rtsp://127.0.0.1:9092/x",
                "rtsp://localhost/x",
                "rtsp://2130706433/x",
                "/etc/passwd",
                "/srv/clips/../../etc/passwd",
            })
    void shouldRefuseASourceThatLeadsWhereNoCameraMayBe(String source) {
        assertThatThrownBy(() -> rules.check(Camera.of("yard", source)))
                .isInstanceOf(InvalidCameraException.class)
                .hasMessageContaining(":");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rtsp://10.0.0.7/stream", "rtsp://yard.example/stream", "/srv/clips/yard.mp4"})
    void shouldLetCamerasAndClipsPass(String source) {
        assertThatCode(() -> rules.check(Camera.of("yard", source))).doesNotThrowAnyException();
    }
}
