package dev.fovea.query.broker;

import dev.fovea.topics.Camera;
import dev.fovea.topics.CameraStatus;
import dev.fovea.topics.Detection;
import dev.fovea.topics.FrameHeaders;
import dev.fovea.topics.FrameRef;
import dev.fovea.topics.JsonSerde;
import dev.fovea.topics.Reason;
import dev.fovea.topics.Region;
import dev.fovea.topics.RejectionHeaders;
import dev.fovea.topics.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes what ingest and inference write, record by record. */
public final class Feeder implements AutoCloseable {

    private final KafkaProducer<String, byte[]> producer;

    public Feeder(String servers) {
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Writes a picture and says where it lies. */
    public FrameRef frame(String camera, long epoch, long seq, Instant capturedAt, byte[] jpeg) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(Topic.FRAMES.topic(), camera, jpeg);
        headers(epoch, seq, capturedAt).writeTo(record.headers());
        RecordMetadata place = send(record);
        return new FrameRef(place.partition(), place.offset());
    }

    /** Writes a detection. */
    public RecordMetadata detection(Detection detection) {
        return send(new ProducerRecord<>(
                Topic.DETECTIONS.topic(),
                detection.camera(),
                new JsonSerde<>(Detection.class).serialize("", detection)));
    }

    /** Writes a status. */
    public void status(CameraStatus status) {
        send(new ProducerRecord<>(
                Topic.CAMERA_STATUS.topic(),
                status.camera(),
                new JsonSerde<>(CameraStatus.class).serialize("", status)));
    }

    /** Writes a definition past the registry. */
    public void camera(Camera camera) {
        send(new ProducerRecord<>(
                Topic.CAMERAS.topic(), camera.id(), new JsonSerde<>(Camera.class).serialize("", camera)));
    }

    /** Writes a rejection of a frame. */
    public void rejection(String camera, long epoch, long seq, Reason reason) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(Topic.FRAMES_REJECTED.topic(), camera, null);
        headers(epoch, seq, Instant.now()).writeTo(record.headers());
        new RejectionHeaders(reason, new TopicPartition(Topic.FRAMES.topic(), 0), seq, "test")
                .writeTo(record.headers());
        send(record);
    }

    /** Writes any record. */
    public RecordMetadata send(ProducerRecord<String, byte[]> record) {
        try {
            return producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static FrameHeaders headers(long epoch, long seq, Instant capturedAt) {
        return new FrameHeaders(
                epoch, seq, capturedAt, 640, 360, List.of(new Region(200, 100, 160, 120)), FrameHeaders.JPEG, null);
    }

    @Override
    public void close() {
        producer.close();
    }
}
