package dev.fovea.ingest.publish;

import dev.fovea.ingest.capture.StatusWriter;
import dev.fovea.topics.CameraStatus;
import dev.fovea.topics.JsonSerde;
import dev.fovea.topics.Topic;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** Writes statuses to {@code fovea.camera-status}. Thread-safe. */
final class StatusSink implements StatusWriter {

    private final JsonSerde<CameraStatus> serde = new JsonSerde<>(CameraStatus.class);
    private final Producer<String, byte[]> producer;

    StatusSink(Producer<String, byte[]> producer) {
        this.producer = producer;
    }

    @Override
    public CompletableFuture<Void> write(CameraStatus status) {
        CompletableFuture<Void> kept = new CompletableFuture<>();
        byte[] json = serde.serialize(Topic.CAMERA_STATUS.topic(), status);
        try {
            var _ = producer.send(
                    new ProducerRecord<>(Topic.CAMERA_STATUS.topic(), status.camera(), json), (metadata, failure) -> {
                        if (failure == null) {
                            kept.complete(null);
                        } else {
                            kept.completeExceptionally(failure);
                        }
                    });
        } catch (KafkaException | IllegalStateException e) {
            kept.completeExceptionally(e); // The producer was closed or the thread told to stop.
        }
        return kept;
    }
}
