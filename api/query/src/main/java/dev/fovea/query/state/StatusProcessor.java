package dev.fovea.query.state;

import dev.fovea.topics.CameraStatus;
import dev.fovea.topics.JsonSerde;
import java.util.Objects;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Keeps the newest status of each camera; a tombstone removes it. */
final class StatusProcessor implements Processor<String, byte[], Void, Void> {

    private static final JsonSerde<CameraStatus> SERDE = new JsonSerde<>(CameraStatus.class);

    private final Unreadable unreadable;
    private @Nullable ProcessorContext<Void, Void> context;
    private @Nullable KeyValueStore<String, byte[]> statuses;

    StatusProcessor(Unreadable unreadable) {
        this.unreadable = unreadable;
    }

    @Override
    public void init(ProcessorContext<Void, Void> started) {
        context = started;
        statuses = started.getStateStore(Stores.STATUSES);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        KeyValueStore<String, byte[]> store = Objects.requireNonNull(statuses, "init comes first");
        try {
            CameraStatus status = SERDE.deserialize("fovea.camera-status", record.value());
            if (record.key() == null || (status != null && !record.key().equals(status.camera()))) {
                throw new SerializationException("key '" + record.key() + "' is not the id of the status's camera");
            }
            store.put(record.key(), record.value());
        } catch (SerializationException e) {
            unreadable.passedOver(
                    Objects.requireNonNull(context).recordMetadata().orElseThrow(), String.valueOf(e.getMessage()));
        }
    }
}
