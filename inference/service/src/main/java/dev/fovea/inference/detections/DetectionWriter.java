package dev.fovea.inference.detections;

import dev.fovea.topics.CloudEventHeaders;
import dev.fovea.topics.Detection;
import dev.fovea.topics.FrameHeaders;
import dev.fovea.topics.JsonSerde;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/** Makes the record of a detection: on the frame's partition, with its trace context. */
final class DetectionWriter {

    private static final JsonSerde<Detection> JSON = new JsonSerde<>(Detection.class);

    private DetectionWriter() {}

    static ProducerRecord<byte[], byte[]> write(
            String topic, ConsumerRecord<byte[], byte[]> frame, Detection detection) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, frame.partition(), frame.key(), JSON.serialize(topic, detection));
        CloudEventHeaders.write(record.headers(), detection);
        Header trace = frame.headers().lastHeader(FrameHeaders.TRACEPARENT);
        if (trace != null) {
            record.headers().add(trace);
        }
        return record;
    }
}
