package dev.fovea.ingest.registry;

import dev.fovea.topics.Camera;
import dev.fovea.topics.JsonSerde;
import dev.fovea.topics.Topic;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** What a record of {@code fovea.cameras} says about its camera. */
sealed interface Definition {

    /** Capture it so. */
    record Valid(Camera camera) implements Definition {}

    /** It cannot be used. */
    record Unusable(String reason) implements Definition {}

    /** The camera is removed. */
    record Removed() implements Definition {}

    /**
     * Reads a record's value.
     *
     * @param id the record's key
     * @param json the record's value; null is a tombstone
     */
    static Definition read(String id, byte @Nullable [] json) {
        try (JsonSerde<Camera> serde = new JsonSerde<>(Camera.class)) {
            Camera camera = serde.deserialize(Topic.CAMERAS.topic(), json);
            if (camera == null) {
                return json == null ? new Removed() : new Unusable("the definition is JSON null; write a camera");
            }
            return camera.id().equals(id)
                    ? new Valid(camera)
                    : new Unusable("id: '" + camera.id() + "' differs from the record's key '" + id
                            + "'; write the same for both");
        } catch (SerializationException e) {
            return new Unusable(String.valueOf(e.getMessage()));
        }
    }
}
