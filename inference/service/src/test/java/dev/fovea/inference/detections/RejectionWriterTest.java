package dev.fovea.inference.detections;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.inference.batch.Outcome.Rejected;
import dev.fovea.topics.Reason;
import dev.fovea.topics.RejectionHeaders;
import dev.fovea.topics.Topic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RejectionWriterTest {

    private static final int MIB = 1 << 20;

    @SuppressWarnings("NullAway") // Kafka's records do hold nulls.
    private static ConsumerRecord<byte[], byte[]> original(byte @Nullable [] key, byte @Nullable [] value) {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>("fovea.frames", 3, 41, key, value);
        record.headers().add("seq", "7".getBytes(UTF_8));
        return record;
    }

    @Test
    void shouldKeepKeyHeadersAndValueAndAddReasonAndOrigin() throws Exception {
        ConsumerRecord<byte[], byte[]> original = original("yard".getBytes(UTF_8), new byte[] {1, 2});

        ProducerRecord<byte[], byte[]> record =
                RejectionWriter.write(original, new Rejected(Reason.DECODE_ERROR, "cut off"));

        assertThat(record.topic()).isEqualTo("fovea.frames.rejected");
        assertThat(record.partition()).isEqualTo(3);
        assertThat(record.key()).isEqualTo("yard".getBytes(UTF_8));
        assertThat(record.value()).containsExactly(1, 2);
        assertThat(record.headers().lastHeader("seq").value()).isEqualTo("7".getBytes(UTF_8));
        assertThat(RejectionHeaders.read(record.headers()))
                .isEqualTo(new RejectionHeaders(
                        Reason.DECODE_ERROR, new TopicPartition("fovea.frames", 3), 41, "cut off"));
    }

    @Test
    void shouldLeaveThePictureOfAStaleFrameAtItsOrigin() {
        ProducerRecord<byte[], byte[]> record = RejectionWriter.write(
                original("yard".getBytes(UTF_8), new byte[] {1}), new Rejected(Reason.STALE, "late"));

        assertThat(record.value()).isNull();
    }

    @Test
    void shouldTakeNullKeysAndValues() throws Exception {
        ProducerRecord<byte[], byte[]> record =
                RejectionWriter.write(original(null, null), new Rejected(Reason.POISON, "nothing there"));

        assertThat(record.key()).isNull();
        assertThat(record.value()).isNull();
        assertThat(RejectionHeaders.read(record.headers()).reason()).isEqualTo(Reason.POISON);
    }

    @Test
    void shouldLeaveOutAValueThatTheTopicDoesNotTake() throws Exception {
        byte[] large = new byte[Topic.FRAMES_REJECTED.maxMessageBytes()];

        ProducerRecord<byte[], byte[]> record =
                RejectionWriter.write(original("yard".getBytes(UTF_8), large), new Rejected(Reason.OVERSIZE, "large"));

        assertThat(record.value()).isNull();
        assertThat(record.headers().lastHeader("seq")).isNotNull();
        assertThat(RejectionHeaders.read(record.headers()).error()).contains("value left out");
    }

    @Test
    void shouldLeaveOutHeadersAndKeyThatTheTopicDoesNotTake() {
        ConsumerRecord<byte[], byte[]> original = original(new byte[9 * MIB], new byte[] {1});
        original.headers().add("seq", new byte[9 * MIB]);

        ProducerRecord<byte[], byte[]> record =
                RejectionWriter.write(original, new Rejected(Reason.POISON, "from elsewhere"));

        assertThat(record.key()).isNull();
        assertThat(record.value()).isNull();
        assertThat(record.headers().lastHeader("seq")).isNull();
    }

    @Test
    void shouldShortenALongError() throws Exception {
        ProducerRecord<byte[], byte[]> record =
                RejectionWriter.write(original(null, null), new Rejected(Reason.POISON, "x".repeat(10_000)));

        assertThat(RejectionHeaders.read(record.headers()).error()).hasSizeLessThan(600);
    }
}
