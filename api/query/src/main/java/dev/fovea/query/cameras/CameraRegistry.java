package dev.fovea.query.cameras;

import dev.fovea.query.config.QuerySettings;
import dev.fovea.query.state.AppliedOffsets;
import dev.fovea.query.state.CameraDefinitions;
import dev.fovea.query.state.StateNotReadyException;
import dev.fovea.topics.Camera;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** The cameras that are defined. A change returns once this instance reads it back. Thread-safe; the last write wins. */
@Singleton
public class CameraRegistry {

    private final CameraTopic topic;
    private final SourceRules rules;
    private final CameraDefinitions definitions;
    private final AppliedOffsets applied;
    private final QuerySettings settings;

    CameraRegistry(
            CameraTopic topic,
            SourceRules rules,
            CameraDefinitions definitions,
            AppliedOffsets applied,
            QuerySettings settings) {
        this.rules = rules;
        this.topic = topic;
        this.definitions = definitions;
        this.applied = applied;
        this.settings = settings;
    }

    /** The definition of a camera. */
    public Optional<Camera> find(String id) {
        return definitions.find(id);
    }

    /** All definitions by id. */
    public SortedMap<String, Camera> all() {
        return definitions.all();
    }

    /**
     * Adds or replaces a definition.
     *
     * @return whether the camera is new
     * @throws dev.fovea.topics.InvalidCameraException if the source may not be one
     * @throws StateNotReadyException if the broker did not take it or it could not be read back in time
     */
    public boolean put(Camera camera) {
        rules.check(camera);
        boolean isNew = find(camera.id()).isEmpty();
        write(camera.id(), camera);
        return isNew;
    }

    /**
     * Removes a definition.
     *
     * @return whether there was one
     * @throws StateNotReadyException if the broker did not take it or it could not be read back in time
     */
    public boolean remove(String id) {
        if (find(id).isEmpty()) {
            return false;
        }
        write(id, null);
        return true;
    }

    private void write(String id, @Nullable Camera camera) {
        try {
            RecordMetadata place = topic.write(id, camera);
            if (!applied.await(
                    place.partition(), place.offset(), settings.cameras().timeout())) {
                throw new StateNotReadyException("camera " + id
                        + ": the broker has the change, but it was not read back within "
                        + settings.cameras().timeout() + "; ask for the camera again in a moment");
            }
        } catch (ExecutionException e) {
            throw new StateNotReadyException(
                    "camera " + id + ": the broker did not take the change: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StateNotReadyException("camera " + id + ": this service is stopping", e);
        }
    }
}
