package dev.fovea.load.bench.rig;

import dev.fovea.load.bench.BenchException;
import dev.fovea.topics.Camera;
import dev.fovea.topics.Json;
import dev.fovea.topics.Topic;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Adds and removes cameras on {@code fovea.cameras}, without the query service. Not thread-safe. */
public final class CameraDesk implements AutoCloseable {

    private final Producer<String, byte[]> producer;

    public CameraDesk(String kafka) {
        this.producer = Clients.producer(kafka, Map.of());
    }

    /** Adds cameras, or replaces their definitions. */
    public void put(List<Camera> cameras) throws IOException, InterruptedException {
        for (Camera camera : cameras) {
            send(camera.id(), Json.mapper().writeValueAsBytes(camera));
        }
    }

    /** Removes cameras. */
    public void remove(List<Camera> cameras) throws InterruptedException {
        for (Camera camera : cameras) {
            send(camera.id(), null);
        }
    }

    private void send(String camera, byte @Nullable [] definition) throws InterruptedException {
        try {
            var _ = producer.send(new ProducerRecord<>(Topic.CAMERAS.topic(), camera, definition))
                    .get();
        } catch (ExecutionException e) {
            throw new BenchException("camera " + camera + " cannot be defined: " + e.getCause(), e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
