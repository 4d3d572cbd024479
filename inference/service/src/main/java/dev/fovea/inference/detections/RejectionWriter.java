package dev.fovea.inference.detections;

import dev.fovea.inference.batch.Outcome.Rejected;
import dev.fovea.topics.Reason;
import dev.fovea.topics.RejectionHeaders;
import dev.fovea.topics.Topic;
import java.util.EnumSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Makes the record of a rejection: the original on its partition, with reason and origin. It always fits the topic: where the
 * original would not, its value is left out, and if need be its headers and its key.
 */
final class RejectionWriter {

    /** For the rejection's own headers and the framing of a record and its batch. */
    private static final int ROOM = 8 << 10;

    private static final int MAX_BYTES = Topic.FRAMES_REJECTED.maxMessageBytes() - ROOM;
    private static final int HEADER_FRAMING = 16;
    private static final int MAX_ERROR = 500;
    /** Reasons for which the picture at its origin is as good as any. */
    private static final Set<Reason> IS_INTACT = EnumSet.of(Reason.STALE, Reason.REPLAYED);

    private RejectionWriter() {}

    static ProducerRecord<byte[], byte[]> write(ConsumerRecord<byte[], byte[]> original, Rejected rejected) {
        byte @Nullable [] key = original.key();
        byte @Nullable [] value = IS_INTACT.contains(rejected.reason()) ? null : original.value();
        Headers headers = new RecordHeaders(original.headers().toArray());
        String error = shortened(rejected.error());
        if (size(key) + size(value) + size(headers) > MAX_BYTES) {
            value = null;
            error += " (value left out: too large for this topic)";
        }
        if (size(key) + size(headers) > MAX_BYTES) {
            headers = new RecordHeaders();
        }
        if (size(key) > MAX_BYTES) {
            key = null;
        }
        TopicPartition origin = new TopicPartition(original.topic(), original.partition());
        new RejectionHeaders(rejected.reason(), origin, original.offset(), error).writeTo(headers);
        return new ProducerRecord<>(Topic.FRAMES_REJECTED.topic(), original.partition(), key, value, headers);
    }

    private static String shortened(String error) {
        return error.length() <= MAX_ERROR ? error : error.substring(0, MAX_ERROR) + "…";
    }

    private static long size(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private static long size(Headers headers) {
        long size = 0;
        for (Header header : headers) {
            size += header.key().length() * 3L + size(header.value()) + HEADER_FRAMING;
        }
        return size;
    }
}
