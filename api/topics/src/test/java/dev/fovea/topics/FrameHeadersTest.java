package dev.fovea.topics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameHeadersTest {

    private static final FrameHeaders FRAME = new FrameHeaders(
            3,
            17,
            Instant.parse("2026-03-01T10:00:00.123456Z"),
            640,
            360,
            List.of(new Region(0, 0, 640, 360), new Region(10, 20, 64, 64)),
            FrameHeaders.JPEG,
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

    @Test
    void shouldReadWhatItWrites() throws MalformedFrameException {
        Headers headers = written();

        assertThat(FrameHeaders.read(headers)).isEqualTo(FRAME);
        assertThat(new String(headers.lastHeader("regions").value(), UTF_8)).isEqualTo("0,0,640,360;10,20,64,64");
        assertThat(new String(headers.lastHeader("captured-at").value(), UTF_8)).isEqualTo("1772359200123456");
    }

    @Test
    void shouldReadAFrameWithoutRegions() throws MalformedFrameException {
        Headers headers = written();
        HeaderText.put(headers, "regions", "");

        assertThat(FrameHeaders.read(headers).regions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"epoch", "seq", "captured-at", "width", "height", "regions", "content-type"})
    void shouldNameAMissingHeader(String name) {
        Headers headers = written();
        headers.remove(name);

        assertThatThrownBy(() -> FrameHeaders.read(headers))
                .isInstanceOf(MalformedFrameException.class)
                .hasMessageContaining(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "epoch|0",
                "epoch|x",
                "seq|-1",
                "seq|99999999999999999999",
                "width|0",
                "height|70000",
                "captured-at|-5",
                "regions|1,2,3",
                "regions|600,0,64,64",
                "regions|0,0,2147483647,2147483647",
                "regions|;",
            })
    void shouldRefuseAHeaderOutOfRange(String name, String value) {
        Headers headers = written();
        HeaderText.put(headers, name, value);

        assertThatThrownBy(() -> FrameHeaders.read(headers))
                .isInstanceOf(MalformedFrameException.class)
                .hasMessageContaining(name);
    }

    @Test
    void shouldReadARejectionsHeaders() throws MalformedFrameException {
        RejectionHeaders rejection =
                new RejectionHeaders(Reason.DECODE_ERROR, new TopicPartition("fovea.frames", 2), 1234, "not a JPEG");
        Headers headers = new RecordHeaders();

        rejection.writeTo(headers);

        assertThat(RejectionHeaders.read(headers)).isEqualTo(rejection);
        assertThat(new String(headers.lastHeader("origin").value(), UTF_8)).isEqualTo("fovea.frames-2-1234");
    }

    private static Headers written() {
        Headers headers = new RecordHeaders();
        FRAME.writeTo(headers);
        return headers;
    }
}
