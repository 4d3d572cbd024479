package dev.fovea.inference.frames;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fovea.topics.Camera;
import dev.fovea.topics.FrameHeaders;
import dev.fovea.topics.FrameRef;
import dev.fovea.topics.MalformedFrameException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads a Kafka record as an arrival; whatever is wrong with it becomes a malformed arrival and never an exception. */
final class ArrivalReader {

    private ArrivalReader() {}

    static Arrival read(ConsumerRecord<byte[], byte[]> record) {
        FrameRef place = new FrameRef(record.partition(), record.offset());
        byte @Nullable [] key = record.key();
        if (key == null) {
            return new Arrival.Malformed(place, "the key is null; accepted: a camera id");
        }
        String camera = new String(key, UTF_8);
        if (!Camera.isId(camera)) {
            return new Arrival.Malformed(place, "the key of " + key.length + " bytes is not a camera id");
        }
        byte @Nullable [] picture = record.value();
        if (picture == null) {
            return new Arrival.Malformed(place, "the value is null; accepted: an encoded picture");
        }
        try {
            return new Arrival.Frame(place, camera, FrameHeaders.read(record.headers()), picture);
        } catch (MalformedFrameException e) {
            return new Arrival.Malformed(place, String.valueOf(e.getMessage()));
        }
    }
}
