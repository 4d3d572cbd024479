package dev.fovea.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files under {@code samples/} are what earlier releases wrote. They are added to, never changed. */
class SamplesTest {

    static Stream<String> names() {
        return Samples.ALL.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldReadWhatRelease01Wrote(String name) throws IOException {
        Object expected = java.util.Objects.requireNonNull(Samples.ALL.get(name));

        assertThat(Json.mapper().readValue(Files.resource("/samples/0.1/" + name + ".json"), expected.getClass()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldIgnoreFieldsOfLaterReleases(String name) throws IOException {
        Object expected = java.util.Objects.requireNonNull(Samples.ALL.get(name));
        String json = Files.resource("/samples/0.1/" + name + ".json").replaceFirst("\\{", "{\"added\":{\"x\":1},");

        assertThat(Json.mapper().readValue(json, expected.getClass())).isEqualTo(expected);
    }
}
