package dev.fovea.load.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fovea.load.camera.Stamp;
import dev.fovea.topics.Detection;
import dev.fovea.topics.FrameHeaders;
import dev.fovea.topics.FrameRef;
import dev.fovea.topics.JsonSerde;
import dev.fovea.topics.MalformedFrameException;
import dev.fovea.topics.Reason;
import dev.fovea.topics.RejectionHeaders;
import dev.fovea.topics.Topic;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.zip.CRC32;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** Kafka's records as the checker's; the pictures themselves are not kept. */
final class Records {

    private static final JsonSerde<Detection> DETECTIONS = new JsonSerde<>(Detection.class);

    private Records() {}

    /** @param stamps finds the stamp in a camera's picture */
    static Published frame(ConsumerRecord<byte[], byte[]> record, BiFunction<String, byte[], Optional<Stamp>> stamps) {
        Optional<FrameKey> key = record.value() == null ? Optional.empty() : key(record);
        Optional<Stamp> stamp = key.flatMap(k -> stamps.apply(k.camera(), record.value()));
        return new Published(place(record), key, crc(record.value()), stamp);
    }

    static Settled detection(ConsumerRecord<byte[], byte[]> record) {
        Detection detection = DETECTIONS.deserialize(record.topic(), record.value());
        if (detection == null) {
            throw new SerializationException("a detection has a value");
        }
        FrameKey key = new FrameKey(detection.camera(), detection.epoch(), detection.seq());
        return new Settled(
                record.topic(),
                place(record),
                detection.frame(),
                Optional.of(key),
                Optional.empty(),
                crc(record.value()));
    }

    /** @throws MalformedFrameException if the record says neither why nor where it comes from */
    static Settled rejection(ConsumerRecord<byte[], byte[]> record) throws MalformedFrameException {
        RejectionHeaders headers = RejectionHeaders.read(record.headers());
        FrameRef origin = new FrameRef(headers.origin().partition(), headers.offset());
        Optional<FrameKey> key = headers.reason() == Reason.POISON ? Optional.empty() : key(record);
        return new Settled(
                record.topic(), place(record), origin, key, Optional.of(headers.reason()), crc(record.value()));
    }

    /** A record of one of the two topics of results; empty for what somebody else wrote there. */
    static Optional<Settled> settled(ConsumerRecord<byte[], byte[]> record) {
        try {
            return Optional.of(record.topic().equals(Topic.DETECTIONS.topic()) ? detection(record) : rejection(record));
        } catch (SerializationException | MalformedFrameException e) {
            return Optional.empty(); // Where it should have been a result, its frame has none, which is found.
        }
    }

    /** When the frame was captured of which a record of one of the two topics of results speaks; empty for no frame. */
    static Optional<Instant> capturedAt(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(Topic.DETECTIONS.topic())) {
            return Optional.ofNullable(DETECTIONS.deserialize(record.topic(), record.value()))
                    .map(Detection::capturedAt);
        }
        try {
            return Optional.of(FrameHeaders.read(record.headers()).capturedAt());
        } catch (MalformedFrameException e) {
            return Optional.empty(); // No frame: that is what the empty answer says.
        }
    }

    private static Optional<FrameKey> key(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            return Optional.empty();
        }
        try {
            FrameHeaders headers = FrameHeaders.read(record.headers());
            return Optional.of(new FrameKey(new String(record.key(), UTF_8), headers.epoch(), headers.seq()));
        } catch (MalformedFrameException e) {
            return Optional.empty(); // No frame: that is what the empty key says.
        }
    }

    private static FrameRef place(ConsumerRecord<byte[], byte[]> record) {
        return new FrameRef(record.partition(), record.offset());
    }

    static long crc(byte @Nullable [] value) {
        CRC32 crc = new CRC32();
        if (value != null) {
            crc.update(value);
        }
        return crc.getValue();
    }
}
