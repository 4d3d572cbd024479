package dev.fovea.topics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

    @ParameterizedTest
    @CsvSource({
        "'a\r\nERROR b', 'a\\u000d\\u000aERROR b'",
        "'\u001b[31mred', '\\u001b[31mred'",
        "'\u009b2J', '\\u009b2J'",
        "'cat\u202egnp.exe', 'cat\\u202egnp.exe'",
        "'\u2028', '\\u2028'"
    })
    void shouldWriteOutWhatWouldDoMoreThanShow(String text, String printable) {
        assertThat(Printable.of(text)).isEqualTo(printable);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "größe 3×4", "машина", "שער\u200f", "👨‍👩‍👧", "<img onerror=x>", "C:\\$1"})
    void shouldLeaveEverythingElse(String text) {
        assertThat(Printable.of(text)).isEqualTo(text);
    }

    @Test
    void shouldKeepARecordThatCannotBeReadOnOneLine() {
        byte[] forged = "{\"epoch\": \"x\\r\\nERROR forged\\u001b[31m\"}".getBytes(UTF_8);

        try (JsonSerde<Detection> serde = new JsonSerde<>(Detection.class)) {
            assertThatThrownBy(() -> serde.deserialize("fovea.detections", forged))
                    .isInstanceOf(SerializationException.class)
                    .message()
                    .contains("ERROR forged")
                    .doesNotContainPattern("\\p{Cc}");
        }
    }
}
