package dev.fovea.inference.frames;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.inference.testing.Fakes;
import dev.fovea.topics.FrameHeaders;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrivalReaderTest {

    @SuppressWarnings("NullAway") // Kafka's records do hold nulls.
    private static ConsumerRecord<byte[], byte[]> record(byte @Nullable [] key, byte @Nullable [] value) {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>("fovea.frames", 2, 40, key, value);
        Fakes.headers(5, 1).writeTo(record.headers());
        return record;
    }

    private static ConsumerRecord<byte[], byte[]> record() {
        return record("yard".getBytes(UTF_8), new byte[] {1});
    }

    private static String errorOf(ConsumerRecord<byte[], byte[]> record) {
        return ((Arrival.Malformed) ArrivalReader.read(record)).error();
    }

    @Test
    void shouldReadAFrame() {
        assertThat(ArrivalReader.read(record())).isInstanceOfSatisfying(Arrival.Frame.class, frame -> {
            assertThat(frame.camera()).isEqualTo("yard");
            assertThat(frame.headers()).isEqualTo(Fakes.headers(5, 1));
            assertThat(frame.place().partition()).isEqualTo(2);
            assertThat(frame.place().offset()).isEqualTo(40);
        });
    }

    @Test
    void shouldSayThatTheKeyIsNull() {
        assertThat(errorOf(record(null, new byte[] {1}))).contains("key is null");
    }

    @Test
    void shouldSayThatTheKeyIsNoCameraId() {
        assertThat(errorOf(record("Yard 7!".getBytes(UTF_8), new byte[] {1}))).contains("not a camera id");
    }

    @Test
    void shouldSayThatTheValueIsNull() {
        assertThat(errorOf(record("yard".getBytes(UTF_8), null))).contains("value is null");
    }

    @ParameterizedTest
    @CsvSource({
        "epoch, 0",
        "seq, minus one",
        "captured-at, ''",
        "width, 70000",
        "regions, '1,2,3'",
        "regions, '0,0,9,9'",
    })
    void shouldNameTheHeaderThatIsMalformed(String header, String value) {
        ConsumerRecord<byte[], byte[]> record = record();
        record.headers().remove(header).add(header, value.getBytes(UTF_8));

        assertThat(errorOf(record)).contains("'" + header + "'");
    }

    @ParameterizedTest
    @CsvSource({"epoch", "seq", "captured-at", "width", "height", "regions", "content-type"})
    void shouldNameTheHeaderThatIsMissing(String header) {
        ConsumerRecord<byte[], byte[]> record = record();
        record.headers().remove(header);

        assertThat(errorOf(record)).contains("'" + header + "' is missing");
    }

    @Test
    void shouldIgnoreHeadersItDoesNotKnow() {
        ConsumerRecord<byte[], byte[]> record = record();
        record.headers().add("x-later", new byte[] {1}).add(FrameHeaders.TRACEPARENT, null);

        assertThat(ArrivalReader.read(record)).isInstanceOf(Arrival.Frame.class);
    }
}
